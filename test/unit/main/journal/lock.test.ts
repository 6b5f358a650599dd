import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder, type FolderLock } from '../../../../src/main/journal/lock';
import { resetIntent } from '../../../conformance/journal.suite';
import { openJournalFolder } from '../../../setup/journal-bench';

let base: string;
const held: FolderLock[] = [];
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'keydesk-lock-'));
});
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release();
  await rm(base, { recursive: true, force: true });
});

async function take(folder: string): Promise<FolderLock | null> {
  const lock = await lockFolder(folder);
  if (lock !== null) held.push(lock);
  return lock;
}

describe('[SC-58] the lock of a folder', () => {
  it('is given once, and again when it was released', async () => {
    const lock = await take(base);
    expect(lock).not.toBeNull();
    expect(await take(base)).toBeNull();
    await lock?.release();
    expect(await take(base)).not.toBeNull();
  });

  it('is the folder’s, whatever way leads to it', async () => {
    const folder = join(base, 'journal');
    await mkdir(folder);
    await symlink(folder, join(base, 'other-name'));
    expect(await take(folder)).not.toBeNull();
    expect(await take(join(base, 'other-name'))).toBeNull();
    expect(await take(base)).not.toBeNull();
  });

  it('is given to one of many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(base)));
    expect(answers.filter((lock) => lock !== null)).toHaveLength(1);
  });

  it('is not there for a folder that is not there', async () => {
    await expect(take(join(base, 'nowhere'))).rejects.toThrow();
  });

  it.runIf(process.platform === 'linux').each(['darwin', 'win32'] as const)(
    'is a file of its own on %s (that nobody else can open it is for a test on that platform)',
    async (platform) => {
      const lock = await lockFolder(base, platform);
      expect(await readdir(base)).toEqual(['lock']);
      await lock?.release();
      await rm(join(base, 'lock'));
      await mkdir(join(base, 'lock'));
      await expect(lockFolder(base, platform)).rejects.toMatchObject({ code: 'EISDIR' });
    },
  );

  it('is refused on a platform that has nothing to make one from', async () => {
    await expect(lockFolder(base, 'aix')).rejects.toThrow('no exclusive lock');
  });
});

describe('[SC-58][BI-70] two writers', () => {
  it('are never there at once: the second one can’t write until the first is gone', async () => {
    const bench = await openJournalFolder();
    const first = await bench.open();
    const second = await bench.open();
    expect(second.problem()).toEqual({ code: 'journal-unavailable', cause: 'in-use' });
    await expect(second.intent(resetIntent)).rejects.toMatchObject({ failure: { code: 'journal-unavailable' } });
    await first.intent(resetIntent);
    await first.close();
    await second.intent(resetIntent);
    expect(second.problem()).toBeNull();
    expect(bench.verify()).toMatchObject({ good: true });
    await bench.close();
  });
});
