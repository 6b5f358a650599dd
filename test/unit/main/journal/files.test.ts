import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../setup/node-files';
import { writeProblem } from '../../../../src/main/journal/write-problem';
import { fail } from '../../../../src/shared/domain/failure';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a journal file', () => {
  it('that is shorter than what is asked of it gives what it has', async () => {
    await writeFile(join(folder, 'some'), 'abcdef');
    const files = nodeFiles(folder);
    expect(String(await files.readPart('some', 2, 100))).toBe('cdef');
    expect(String(await files.readPart('some', 6, 100))).toBe('');
    const { first, last } = await files.readEnds('some', 100);
    expect([String(first), String(last)]).toEqual(['abcdef', 'abcdef']);
  });

  it('is only appended to, and the folder of its name is synced where a system can do that', async () => {
    for (const platform of ['linux', 'win32'] as const) {
      const files = nodeFiles(folder, platform);
      const file = await files.openAppend('some', 'any');
      await file.append(Buffer.from(`${platform}\n`));
      await file.close();
      await files.syncFolder();
    }
    expect(await readFile(join(folder, 'some'), 'utf8')).toBe('linux\nwin32\n');
    // On Windows there is no call that could fail for a folder that is gone.
    const gone = join(folder, 'gone');
    await nodeFiles(gone, 'win32').syncFolder();
    await expect(nodeFiles(gone).syncFolder()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('why a journal can’t be written', () => {
  const coded = (code: unknown): Error => Object.assign(new Error('no'), { code });

  it.each([
    [coded('ENOSPC'), 'disk-full'],
    [coded('EDQUOT'), 'disk-full'],
    [coded('EFBIG'), 'disk-full'],
    [coded('EACCES'), 'no-rights'],
    [coded('EPERM'), 'no-rights'],
    [coded('EROFS'), 'read-only'],
    [coded('EIO'), 'disk-error'],
    [coded(5), 'disk-error'],
    [new Error('without a code'), 'disk-error'],
    ['not even an error', 'disk-error'],
  ])('%s is told as %s', (error, cause) => {
    expect(writeProblem(error)).toEqual({ code: 'journal-unavailable', cause });
  });

  it('is the keychain where that says so', () => {
    expect(writeProblem(fail({ code: 'keychain-locked' }))).toEqual({ code: 'keychain-locked' });
  });
});
