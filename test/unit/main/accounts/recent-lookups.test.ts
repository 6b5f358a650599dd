import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecentLookups } from '../../../../src/main/accounts/recent-lookups';
import { createSealedFile } from '../../../../src/main/secrets/sealed-file';
import { recentLookupsKey } from '../../../../src/main/secrets/secret-store';
import { createMemorySecretStore } from '../../../fakes/memory-secret-store';

const hourMs = 60 * 60_000;
let folder: string;
let path: string;
let now: number;
let kept: boolean;

function desk() {
  const store = createMemorySecretStore();
  return createRecentLookups({
    file: createSealedFile({ path, store, key: recentLookupsKey }),
    clock: { now: () => now },
    isKept: () => kept,
  });
}
const valuesOf = async (recent: ReturnType<typeof desk>) => (await recent.list()).map(({ value }) => value);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-recent-'));
  path = join(folder, 'recent');
  now = Date.parse('2026-03-02T08:00:00Z');
  kept = true;
});
afterEach(() => rm(folder, { recursive: true }));

describe('[SC-44] recent look-ups', () => {
  it('are the keys alone, newest first and each once, sealed', async () => {
    const recent = desk();
    await recent.note(' maja@example.test ', null);
    now += hourMs;
    await recent.note('C-1', 'code');
    now += hourMs;
    await recent.note('maja@example.test', null);
    expect(await recent.list()).toEqual([
      { by: null, value: 'maja@example.test', at: '2026-03-02T10:00:00.000Z' },
      { by: 'code', value: 'C-1', at: '2026-03-02T09:00:00.000Z' },
    ]);
    expect((await readFile(path)).includes('maja')).toBe(false);
  });

  it('are 20 at most', async () => {
    const recent = desk();
    await Promise.all(Array.from({ length: 25 }, (_, at) => recent.note(`code-${String(at)}`, null)));
    const values = await valuesOf(recent);
    expect(values).toHaveLength(20);
    expect(values[0]).toBe('code-24');
    expect(values.at(-1)).toBe('code-5');
  });

  it('are gone from the file after 24 hours', async () => {
    const recent = desk();
    await recent.note('first', null);
    now += 23 * hourMs;
    await recent.note('second', null);
    now += hourMs;
    expect(await valuesOf(recent)).toEqual(['second']);
    now += 23 * hourMs;
    await recent.tidy();
    expect(existsSync(path)).toBe(false);
  });

  it('are neither written nor told unless they are wanted, and go when they are no longer', async () => {
    const recent = desk();
    await recent.note('first', null);
    kept = false;
    expect(await recent.list()).toEqual([]);
    await recent.tidy();
    expect(existsSync(path)).toBe(false);
    await recent.note('second', null);
    expect(existsSync(path)).toBe(false);
  });

  it('are not brought back by a look-up that was still being written when they were cleared', async () => {
    const recent = desk();
    await Promise.all([recent.note('first', null), recent.clear()]);
    expect(existsSync(path)).toBe(false);
    expect(await recent.list()).toEqual([]);
  });

  it('begin anew when the file was tampered with', async () => {
    const recent = desk();
    await recent.note('first', null);
    await writeFile(path, 'not what was sealed');
    expect(await recent.list()).toEqual([]);
    await recent.note('second', null);
    expect(await valuesOf(recent)).toEqual(['second']);
  });
});
