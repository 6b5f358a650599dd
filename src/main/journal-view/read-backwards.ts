import type { JournalFiles } from '../journal/files';

/** How much is read at a time; a screenful of records lies in one block. */
const blockBytes = 256 * 1024;
/** A line of this length is no record; what does not end within it is handed out in pieces. */
const maxLineBytes = 64 * 1024;
const lineFeed = 0x0a;

/** Whole lines of a file, each with its LF, as they stand there. */
export interface BackwardsBlock {
  readonly bytes: Buffer;
  /** Where in the file the block begins. */
  readonly offset: number;
}

/**
 * A journal file from its end to its beginning, block by block, whatever its size.
 *
 * @param end where to begin, as a place between two lines; what follows the last LF before it is left out, because it is a
 * record that is just being written or was never finished.
 */
export async function* readBackwards(
  files: Pick<JournalFiles, 'readPart'>,
  name: string,
  end: number,
): AsyncGenerator<BackwardsBlock> {
  let stop = end;
  /** The end of a line whose beginning has not been read yet. */
  let tail = Buffer.alloc(0);
  let atEnd = true;
  while (stop > 0) {
    const start = Math.max(0, stop - blockBytes);
    const part = await files.readPart(name, start, stop - start);
    let bytes = tail.length === 0 ? part : Buffer.concat([part, tail]);
    if (atEnd) {
      bytes = bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
      atEnd = bytes.length === 0;
    }
    stop = start;
    // The first line of a block may have begun before it.
    const from = start === 0 ? 0 : bytes.indexOf(lineFeed) + 1;
    const whole = from > 0 || start === 0 ? bytes.subarray(from) : bytes.subarray(0, 0);
    if (whole.length > 0) yield { bytes: whole, offset: start + from };
    tail = Buffer.from(bytes.subarray(0, bytes.length - whole.length));
    if (tail.length > maxLineBytes) {
      yield { bytes: tail, offset: start };
      tail = Buffer.alloc(0);
    }
  }
}
