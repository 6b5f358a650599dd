import { dialog, type BrowserWindow } from 'electron';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, type KeydeskError } from '../../shared/domain/failure';
import type { TextFiles } from '../platform/text-files';

const filters = [{ name: 'JSON', extensions: ['json'] }];

/** Lets the agent choose files in dialogs of the OS, over the window. */
export function createFileDialogs(window: () => BrowserWindow | null): TextFiles {
  return {
    async save({ title, fileName, text }) {
      const options = { title, defaultPath: fileName, filters };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return null;
      await writeWhole(filePath, text);
      return { fileName: basename(filePath) };
    },
    async open({ title, maxBytes }) {
      const options = { title, filters, properties: ['openFile' as const] };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      return { fileName: basename(path), bytes: await readBounded(path, maxBytes) };
    },
  };
}

/** The old file stays until the new one is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, text, { encoding: 'utf8', mode: 0o600 });
    await rename(part, path);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    throw bad('not-written');
  }
}

async function readBounded(path: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch(() => {
    throw bad('not-read');
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw bad('not-a-file');
    if (facts.size > maxBytes) throw bad('too-large');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function bad(problem: string): KeydeskError {
  return fail({ code: 'invalid-input', field: 'file', problem });
}
