import { chmod, mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createAppendThread, type AppendThread, type StartAppending } from './append-thread';

/** A journal file being written. */
export interface AppendFile extends Pick<AppendThread, 'append'> {
  /** Waits for what was handed over. Throws the system's error. */
  close(): Promise<void>;
}

/** What the journal needs of a disk, and nothing more. Names are names within its folder. */
export interface JournalFiles {
  makeFolder(): Promise<void>;
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Buffer>;
  /** In bytes. */
  size(name: string): Promise<number>;
  /** At most `length` bytes from `from` on; fewer where the file ends. */
  readPart(name: string, from: number, length: number): Promise<Buffer>;
  /** The first and the last bytes, at most `length` of each. */
  readEnds(name: string, length: number): Promise<{ readonly first: Buffer; readonly last: Buffer }>;
  /** `new` fails when the file is there; `any` makes it when it is not. */
  openAppend(name: string, how: 'new' | 'any'): Promise<AppendFile>;
  truncate(name: string, length: number): Promise<void>;
  makeReadOnly(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Makes created and removed names durable. */
  syncFolder(): Promise<void>;
}

const ownerOnly = 0o600;
const ownerReads = 0o400;

export interface NodeFilesOptions {
  readonly folder: string;
  readonly startAppending: StartAppending;
  readonly platform?: NodeJS.Platform;
}

export function createNodeFiles({
  folder,
  startAppending,
  platform = process.platform,
}: NodeFilesOptions): JournalFiles {
  const at = (name: string): string => join(folder, name);

  async function using<T>(name: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
    const handle = await open(at(name), flags);
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  }

  return {
    makeFolder: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    },
    list: () => readdir(folder),
    read: (name) => readFile(at(name)),
    size: async (name) => (await stat(at(name))).size,
    readPart: (name, from, length) => using(name, 'r', (handle) => readPart(handle, from, length)),
    readEnds: (name, length) =>
      using(name, 'r', async (handle) => {
        const { size } = await handle.stat();
        const part = Math.min(size, length);
        return { first: await readPart(handle, 0, part), last: await readPart(handle, size - part, part) };
      }),
    openAppend: async (name, how) => {
      const handle = await open(at(name), how === 'new' ? 'ax' : 'a', ownerOnly);
      const thread = createAppendThread(startAppending, handle.fd);
      return {
        append: thread.append,
        close: async () => {
          await thread.end();
          await handle.close();
        },
      };
    },
    truncate: (name, length) =>
      using(name, 'r+', async (handle) => {
        await handle.truncate(length);
        await handle.sync();
      }),
    makeReadOnly: (name) => chmod(at(name), ownerReads),
    remove: (name) => rm(at(name)),
    syncFolder: async () => {
      // Windows has no such call; there a name is as durable as its file.
      if (platform !== 'win32') await using('.', 'r', (handle) => handle.sync());
    },
  };
}

async function readPart(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

const journalName = /^journal-(?<seq>\d{12})\.ndjson$/u;
const tornName = /^journal-(?<seq>\d{12})\.torn$/u;

/** The name of the file whose first record has this number. */
export function fileName(firstSeq: number): string {
  return `journal-${String(firstSeq).padStart(12, '0')}.ndjson`;
}

/** Where a tail goes that was not written to its end; the number is that of the record it would have been. */
export function tornFileName(seq: number): string {
  return `journal-${String(seq).padStart(12, '0')}.torn`;
}

/** The number of a journal file's first record; null for another file. */
export function firstSeqOf(name: string): number | null {
  return numberIn(journalName, name);
}

export function tornSeqOf(name: string): number | null {
  return numberIn(tornName, name);
}

function numberIn(pattern: RegExp, name: string): number | null {
  const digits = pattern.exec(name)?.groups?.['seq'];
  return digits === undefined ? null : Number(digits);
}
