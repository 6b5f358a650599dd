import type { JournalFiles } from './files';

/** How much of a file is in memory at a time. A record is at most 4 KiB, so a block holds many. */
const blockBytes = 1024 * 1024;
const lineFeed = 0x0a;

/** Some lines of a file, as they follow each other. */
export interface LineBlock {
  /** Whole lines, each with its LF; only the last block of a file may end without one. */
  readonly bytes: Buffer;
  /** Where in the file the block begins. */
  readonly offset: number;
  /** False for what stands after the last LF. */
  readonly whole: boolean;
}

/**
 * The first `size` bytes of a journal file, block by block. `splitLines` of `chain.ts` takes a block apart.
 *
 * A line that does not end within a block's length is handed out as one that is not whole, and ends the reading: it is no
 * record, and a file without any LF must not fill the memory.
 */
export async function* readLineBlocks(
  files: Pick<JournalFiles, 'readPart'>,
  name: string,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<LineBlock> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const from = offset + rest.length;
    const length = Math.min(blockBytes, size - from);
    const part = await files.readPart(name, from, length);
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end > 0) yield { bytes: bytes.subarray(0, end), offset, whole: true };
    offset += end;
    rest = bytes.subarray(end);
    if (part.length < blockBytes || rest.length >= blockBytes) break;
  }
  if (rest.length > 0) yield { bytes: rest, offset, whole: false };
}
