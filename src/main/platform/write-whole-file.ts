import { open, rename, rm } from 'node:fs/promises';

/** Replaces a file with this text, all of it or nothing, on the disk when it resolves; readable by its owner only. */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
