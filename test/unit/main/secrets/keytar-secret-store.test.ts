import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeytarSecretStore, type KeytarSecretStore } from '../../../../src/main/secrets/keytar-secret-store';
import { connectionSecret } from '../../../../src/main/secrets/secret-store';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { createMemoryKeychain, type MemoryKeychain } from '../../../fakes/memory-keychain';

const spec = connectionSecret('c1', 'clientSecret');
const limitMs = 60;
const probeEveryMs = 40;

let keychain: MemoryKeychain;
let store: KeytarSecretStore;

beforeEach(() => {
  keychain = createMemoryKeychain();
  store = createKeytarSecretStore({ load: async () => keychain, limitMs, probeEveryMs });
});
afterEach(() => {
  keychain.thaw();
  store.dispose();
});

const code = (name: string): object => ({ failure: { code: name } });

async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return isKeydeskError(error) ? error.failure.code : 'a bug';
  }
}

describe('[SC-21] one call at a time', () => {
  it('never has two calls under way, whatever is asked for', async () => {
    await Promise.all([
      ...Array.from({ length: 5 }, (_, at) => store.set(connectionSecret('c1', `field${at}`), 'x')),
      ...Array.from({ length: 5 }, (_, at) => store.get(connectionSecret('c2', `field${at}`))),
    ]);
    expect(keychain.busiest()).toBe(1);
    expect(keychain.items.size).toBe(5);
  });

  it('[FT-42] tells every caller within the limit when the keychain hangs, and leaves files quick', async () => {
    keychain.freeze();
    const startedAt = performance.now();
    const calls = Array.from({ length: 10 }, (_, at) => outcome(store.get(connectionSecret('c1', `field${at}`))));
    const readAt = performance.now();
    await readFile('package.json');
    expect(performance.now() - readAt).toBeLessThan(100);
    expect(await Promise.all(calls)).toEqual(Array(10).fill('keychain-unresponsive'));
    expect(performance.now() - startedAt).toBeLessThan(limitMs * 1.2 + 100);
    expect(keychain.calls()).toBe(1);
  });

  it('[FT-42] fails at once afterwards, and adds no second call to the one that hangs', async () => {
    keychain.freeze();
    await outcome(store.get(spec));
    const startedAt = performance.now();
    expect(await outcome(store.set(spec, 'x'))).toBe('keychain-unresponsive');
    expect(performance.now() - startedAt).toBeLessThan(20);
    await wait(probeEveryMs * 3);
    expect(keychain.calls()).toBe(1);
  });

  it('[FT-42] comes back by itself once a probe has an answer', async () => {
    keychain.freeze();
    await outcome(store.get(spec));
    keychain.thaw();
    expect(await outcome(store.get(spec))).toBe('keychain-unresponsive');
    await wait(probeEveryMs * 3);
    await store.set(spec, 'back');
    expect(await store.get(spec)).toBe('back');
  });

  it('stays unresponsive while the probe hangs too', async () => {
    keychain.freeze();
    await outcome(store.get(spec));
    keychain.thaw();
    await wait(1);
    keychain.freeze();
    await wait(probeEveryMs * 2 + limitMs);
    expect(keychain.calls()).toBe(2);
    expect(await outcome(store.get(spec))).toBe('keychain-unresponsive');
  });

  it('takes any answer to a probe as a sign of life, a refusal included', async () => {
    keychain.freeze();
    await outcome(store.get(spec));
    keychain.refuse('Cannot create an item in a locked collection');
    keychain.thaw();
    await wait(probeEveryMs * 3);
    expect(await outcome(store.get(spec))).toBe('keychain-locked');
  });

  it('has the limit of 5 s unless told otherwise', async () => {
    const patient = createKeytarSecretStore({ load: async () => keychain });
    keychain.freeze();
    const call = outcome(patient.get(spec));
    expect(await Promise.race([call, wait(limitMs * 3, 'still waiting')])).toBe('still waiting');
    keychain.thaw();
    expect(await call).toBe('ok');
    patient.dispose();
  });
});

describe('parallel reads', () => {
  it('share one call for one secret', async () => {
    keychain.items.set(spec.account, 'x');
    expect(await Promise.all([store.get(spec), store.get(spec), store.get(spec)])).toEqual(['x', 'x', 'x']);
    expect(keychain.calls()).toBe(1);
  });

  it('remember nothing: the next read asks again, after a failure too', async () => {
    keychain.refuse('boom');
    expect(await Promise.all([outcome(store.get(spec)), outcome(store.get(spec))])).toEqual([
      'keychain-locked',
      'keychain-locked',
    ]);
    keychain.refuse(null);
    keychain.items.set(spec.account, 'x');
    expect(await store.get(spec)).toBe('x');
    expect(keychain.calls()).toBe(2);
  });

  it('do not hand an old value to a reader who came after a write', async () => {
    keychain.items.set(spec.account, 'old');
    const early = store.get(spec);
    const write = store.set(spec, 'new');
    await write;
    expect(await store.get(spec)).toBe('new');
    expect(await early).toBe('old');
  });

  it('nor to one who came after a deletion', async () => {
    keychain.items.set(spec.account, 'old');
    const early = store.get(spec);
    await store.delete(spec);
    expect(await store.get(spec)).toBeNull();
    expect(await early).toBe('old');
  });
});

describe('[SC-24] reading back', () => {
  it.each([
    ['[FT-44] cuts at 5 bytes', (value: string): string => value.slice(0, 5)],
    ['[FT-44] changes case', (value: string): string => value.toUpperCase()],
    ['[FT-44] adds a line break', (value: string): string => `${value}\n`],
  ])('finds a driver that %s, and leaves nothing half-kept', async (_what, how) => {
    keychain.distort(how);
    await expect(store.set(spec, 'Canary-Secret-2')).rejects.toMatchObject({
      failure: { code: 'invalid-input', field: 'secret', problem: 'not-kept' },
    });
    expect(keychain.items.size).toBe(0);
  });

  it('[SC-22][FT-41] takes a keychain that answers nothing as locked, and deletes nothing', async () => {
    keychain.items.set(spec.account, 'good');
    keychain.hide(true);
    await expect(store.set(connectionSecret('c1', 'other'), 'x')).rejects.toMatchObject(code('keychain-locked'));
    keychain.hide(false);
    expect(await store.get(spec)).toBe('good');
  });
});

describe('[SC-23] failures', () => {
  it.each([
    ['no session bus', 'Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-absent'],
    [
      'no service [FT-40]',
      'The name org.freedesktop.secrets was not provided by any .service files',
      'keychain-absent',
    ],
    ['no keyring', 'Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'keychain-absent'],
    ['a locked keyring [FT-41]', 'Cannot create an item in a locked collection', 'keychain-locked'],
    ['a refused prompt on macOS [FT-46]', 'User canceled the operation.', 'keychain-refused'],
    ['a prompt put aside on Linux [FT-46]', 'Prompt was dismissed', 'keychain-refused'],
    ['a session without a screen on macOS', 'User interaction is not allowed.', 'keychain-refused'],
    ['a service that gave up', 'Timeout was reached', 'keychain-unresponsive'],
    ['a text nobody knows', 'Etwas ging schief', 'keychain-locked'],
  ])('tells %s', async (_what, text, expected) => {
    keychain.refuse(text);
    await expect(store.get(spec)).rejects.toMatchObject(code(expected));
    await expect(store.set(spec, 'x')).rejects.toMatchObject(code(expected));
    await expect(store.delete(spec)).rejects.toMatchObject(code(expected));
  });

  it('[SC-46] takes along nothing of what the driver said', async () => {
    keychain.refuse('CANARY-SECRET-3 is locked');
    const error: unknown = await store.get(spec).catch((reason: unknown) => reason);
    expect(isKeydeskError(error) && error.cause === undefined && !JSON.stringify(error).includes('CANARY')).toBe(true);
    expect(String(isKeydeskError(error) && error.stack)).not.toContain('CANARY');
  });

  it('[FT-43] goes on after a call that failed', async () => {
    keychain.refuse('boom', 3);
    const outcomes: string[] = [];
    for (let at = 0; at < 6; at += 1) outcomes.push(await outcome(store.get(spec)));
    expect(outcomes).toEqual(['ok', 'ok', 'keychain-locked', 'ok', 'ok', 'keychain-locked']);
  });

  it('[FT-45] tells a native module that is not there, and tries to load it once', async () => {
    let loads = 0;
    const without = createKeytarSecretStore({
      load: () => {
        loads += 1;
        return Promise.reject(new Error('Failed to load keytar native addon'));
      },
    });
    await expect(without.get(spec)).rejects.toMatchObject(code('keychain-module-missing'));
    await expect(without.set(spec, 'x')).rejects.toMatchObject(code('keychain-module-missing'));
    expect(loads).toBe(1);
  });

  it('loads the native module only when it is needed', async () => {
    let loads = 0;
    const lazy = createKeytarSecretStore({
      load: async () => {
        loads += 1;
        return keychain;
      },
    });
    await expect(lazy.set(spec, '')).rejects.toMatchObject(code('invalid-input'));
    expect(loads).toBe(0);
    await Promise.all([lazy.get(spec), lazy.get(connectionSecret('c1', 'clientId'))]);
    expect(loads).toBe(1);
  });
});
