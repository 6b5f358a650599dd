import { open, rename, rm } from 'node:fs/promises';

/** Beside the file while it is being written. */
export function partOf(path: string): string {
  return `${path}.part`;
}

/** Replaces a file, all of it or nothing, on the disk when it resolves; readable by its owner only. */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  const part = partOf(path);
  try {
    // What a broken-off write left may be readable by others: it must not be written into.
    await rm(part, { force: true });
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(content);
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
