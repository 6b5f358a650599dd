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

/** What was handed to the disk, and what becomes of it. */
export interface Appended {
  /** Where the chain stands with it. */
  readonly head: ChainHead;
  /** Resolves when it is on the disk, and everything before it; fails with the system's error. */
  readonly onDisk: Promise<void>;
}

export interface LineWriter {
  /**
   * Hands records to the disk; resolves when the next may be handed over, which is mostly before they are written. One call
   * at a time. After any failure the writer is spent: recovery finds out what was written.
   */
  append(records: readonly [RecordMembers, ...RecordMembers[]]): Promise<Appended>;
  /** Waits for what was handed over. */
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

  /** Ends the current file with a seal, which is on the disk after everything before it. */
  async function rotate({ file, name }: OpenFile): Promise<void> {
    const sealed = chainLine(head, await seal(head.hash));
    await file.append(sealed.line);
    head = sealed.head;
    current = null;
    await file.close();
    await files.makeReadOnly(name);
  }

  async function append(records: readonly [RecordMembers, ...RecordMembers[]]): Promise<Appended> {
    let file = await open(dayOf(records[0].ts));
    let lines: Buffer[] = [];
    function send(): Promise<void> {
      const bytes = Buffer.concat(lines);
      lines = [];
      return file.file.append(bytes);
    }
    for (const members of records) {
      const day = dayOf(members.ts);
      let next = chainLine(head, members);
      const full = file.bytes + next.line.length + sealBytes > maxBytes;
      if (file.day !== day || full) {
        if (lines.length > 0) await send();
        await rotate(file);
        file = await open(day);
        next = chainLine(head, members);
      }
      head = next.head;
      lines.push(next.line);
      file.bytes += next.line.length;
    }
    return { head, onDisk: send() };
  }

  return {
    append,
    close: async () => {
      const open = current;
      current = null;
      await open?.file.close();
    },
  };
}
