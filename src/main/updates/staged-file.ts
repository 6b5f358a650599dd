import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { UpdateRefusal } from './update-refusal';

/** A package that was downloaded, and what it was announced to be. */
export interface StagedFile {
  readonly version: string;
  readonly path: string;
  /** SHA-512, base64. */
  readonly sha512: string;
}

/** Refuses, and deletes, a file that is not what was announced. @throws UpdateRefusal `changed-on-disk` */
export async function requireIntact({ path, sha512, version }: StagedFile): Promise<void> {
  if ((await sha512Of(path).catch(() => null)) === sha512) return;
  await rm(path, { force: true });
  throw new UpdateRefusal('changed-on-disk', version);
}

/**
 * Puts a downloaded program in the place of the one that runs, whole or not at all: a copy beside it is checked, then takes
 * its name. Who has the old file open, as the running program has, goes on reading the old one.
 *
 * @throws UpdateRefusal `changed-on-disk`, and what the file system says
 */
export async function replaceProgram(staged: StagedFile, program: string): Promise<void> {
  const beside = `${program}.new`;
  try {
    await copyFile(staged.path, beside);
    // What was copied is what is checked, so that nobody can exchange it in between.
    await requireIntact({ ...staged, path: beside });
    await chmod(beside, 0o755);
    const file = await open(beside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(beside, program);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await rm(staged.path, { force: true });
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
