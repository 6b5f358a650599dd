import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealedFile } from '../../../../src/main/secrets/sealed-file';
import { createMemorySecretStore, type MemorySecretStore } from '../../../fakes/memory-secret-store';

const key = { service: 'keydesk', account: 'recent-lookups/key' } as const;
const text = 'maja@example.test, åäö';
let folder: string;
let path: string;
let store: MemorySecretStore;
const file = () => createSealedFile({ path, store, key });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-sealed-'));
  path = join(folder, 'one.sealed');
  store = createMemorySecretStore();
});
afterEach(() => rm(folder, { recursive: true }));

const refused = { failure: { code: 'invalid-input', field: 'recent-lookups/key' } };

describe('[SC-24] a sealed file', () => {
  it('gives back what was written, and has none of it in the clear', async () => {
    await file().write(text);
    expect(await file().read()).toBe(text);
    const onDisk = await readFile(path);
    expect(onDisk.includes('maja')).toBe(false);
    expect(onDisk.includes(Buffer.from('maja').toString('base64'))).toBe(false);
  });

  it('is sealed anew each time, with another nonce', async () => {
    await file().write(text);
    const first = await readFile(path);
    await file().write(text);
    expect((await readFile(path)).subarray(0, 12)).not.toEqual(first.subarray(0, 12));
  });

  it.skipIf(process.platform === 'win32')('is readable by this user alone, whatever was in its place', async () => {
    await writeFile(`${path}.part`, '', { mode: 0o666 });
    await writeFile(path, '', { mode: 0o666 });
    await file().write(text);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is refused when it was cut at any byte', async () => {
    await file().write(text);
    const whole = await readFile(path);
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      await expect(file().read(), `cut at ${String(length)}`).rejects.toMatchObject(refused);
    }
  });

  it('is refused when any one bit was turned', async () => {
    await file().write(text);
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, changed);
      await expect(file().read(), `byte ${String(at)}`).rejects.toMatchObject(refused);
    }
  });

  it('is refused under another key, and when the key is gone', async () => {
    await file().write(text);
    await store.set(key, Buffer.alloc(32, 7).toString('base64url'));
    await expect(file().read()).rejects.toMatchObject(refused);
    await store.delete(key);
    await expect(file().read()).rejects.toMatchObject(refused);
  });

  it('does not stand in for a file of another kind, even under the same key', async () => {
    await file().write(text);
    const other = { service: 'keydesk', account: 'settings/mac' } as const;
    await store.set(other, (await store.get(key)) ?? '');
    await expect(createSealedFile({ path, store, key: other }).read()).rejects.toMatchObject({
      failure: { code: 'invalid-input', field: 'settings/mac' },
    });
  });

  it('is not written without a keychain, and what was there stays', async () => {
    await file().write(text);
    store.failWith({ code: 'keychain-locked' });
    await expect(file().write('other')).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    store.failWith(null);
    expect(await file().read()).toBe(text);
  });

  it('is gone once removed, also when there was none', async () => {
    await file().remove();
    await file().write(text);
    await file().remove();
    expect(await file().read()).toBeNull();
  });

  it('that can’t be read is not taken for one that is not there', async () => {
    await mkdir(path);
    await expect(file().read()).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
