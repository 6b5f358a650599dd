import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, type KeydeskError } from '../../shared/domain/failure';
import type { FileChooser } from './file-chooser';
import { writeWholeFile } from './write-whole-file';

/** JSON files the agent chooses; the page never names a path. */
export interface TextFiles {
  /** Null when the agent left the dialog. @throws KeydeskError `invalid-input` (`file`) when it can't be written */
  save(request: { readonly fileName: string; readonly text: string }): Promise<{ readonly fileName: string } | null>;
  /** Null when the agent left the dialog. @throws KeydeskError `invalid-input` (`file`) when it can't be read or is too large */
  open(request: {
    readonly maxBytes: number;
  }): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>;
}

const extension = 'json';

export function createTextFiles(chooser: FileChooser): TextFiles {
  return {
    async save({ fileName, text }) {
      const path = await chooser.toSave({ fileName, extension });
      if (path === null) return null;
      await writeWholeFile(path, text).catch(() => {
        throw bad('not-written');
      });
      return { fileName: basename(path) };
    },
    async open({ maxBytes }) {
      const path = await chooser.toOpen({ extension });
      if (path === null) return null;
      return { fileName: basename(path), bytes: await readBounded(path, maxBytes) };
    },
  };
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
