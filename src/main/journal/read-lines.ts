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
  let offset = 0;
  for (;;) {
    // A line that the last block held the beginning of is read again: that costs less than to put the pieces together.
    const part = await files.readPart(name, offset, Math.min(blockBytes, size - offset));
    const end = part.lastIndexOf(lineFeed) + 1;
    if (end > 0) yield { bytes: part.subarray(0, end), offset, whole: true };
    offset += end;
    if (part.length < blockBytes || end === 0) {
      if (end < part.length) yield { bytes: part.subarray(end), offset, whole: false };
      return;
    }
  }
}
