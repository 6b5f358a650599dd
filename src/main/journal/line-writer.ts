import { chainLine, type ChainHead } from './chain';
import { fileName, type AppendFile, type JournalFiles } from './files';
import { dayOf, type RecordMembers } from './record';
import type { Recovered } from './recovery';

/** A new file begins before one grows past this. */
export const maxFileBytes = 5 * 1024 * 1024;
/** Room for the line that closes a file. */
const sealBytes = 1024;

export interface LineWriterOptions {
  readonly files: JournalFiles;
  readonly from: Recovered;
  /** The record that ends a file, given the hash before it. May fail when the keychain is locked. */
  readonly seal: (lastHash: string) => Promise<RecordMembers>;
  readonly maxBytes: number;
}

export interface LineWriter {
  /** On the disk when it resolves. After a failure the writer is spent: recovery finds out what was written. */
  append(records: readonly RecordMembers[]): Promise<void>;
  head(): ChainHead;
  close(): Promise<void>;
}

interface OpenFile {
  readonly file: AppendFile;
  readonly name: string;
  readonly day: string;
  bytes: number;
}

/** Appends records to the newest file and begins a new one at midnight UTC or when it is full. */
export function createLineWriter({ files, from, seal, maxBytes }: LineWriterOptions): LineWriter {
  let head = from.head;
  let unwritten = from.open;
  let current: OpenFile | null = null;

  async function open(day: string): Promise<OpenFile> {
    if (current !== null) return current;
    const name = unwritten?.name ?? fileName(head.seq + 1);
    const bytes = unwritten?.bytes ?? 0;
    const file = await files.openAppend(name, unwritten === null ? 'new' : 'any');
    current = { file, name, bytes, day: unwritten?.day ?? day };
    unwritten = null;
    // An empty file may be one whose name a crash or a fault kept from the disk.
    if (bytes === 0) await files.syncFolder();
    return current;
  }

  /** Ends the current file with a seal. */
  async function rotate({ file, name }: OpenFile): Promise<void> {
    const sealed = chainLine(head, await seal(head.hash));
    await file.write(sealed.line);
    await file.sync();
    head = sealed.head;
    current = null;
    await file.close();
    await files.makeReadOnly(name);
  }

  async function append(records: readonly RecordMembers[]): Promise<void> {
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    async function flush(): Promise<void> {
      const [first] = waiting;
      if (current === null || first === undefined) return;
      await current.file.write(waiting.length === 1 ? first : Buffer.concat(waiting));
      await current.file.sync();
      current.bytes += waitingBytes;
      waiting = [];
      waitingBytes = 0;
    }
    for (const members of records) {
      const day = dayOf(members.ts);
      const file = await open(day);
      let next = chainLine(head, members);
      const full = file.bytes + waitingBytes + next.line.length + sealBytes > maxBytes;
      if (file.day !== day || full) {
        await flush();
        await rotate(file);
        await open(day);
        next = chainLine(head, members);
      }
      head = next.head;
      waiting.push(next.line);
      waitingBytes += next.line.length;
    }
    await flush();
  }

  return {
    append,
    head: () => head,
    close: async () => {
      const open = current;
      current = null;
      await open?.file.close();
    },
  };
}
