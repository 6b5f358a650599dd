import type { BackwardsBlock } from './read-backwards';

const lineFeed = 0x0a;

/** One line without its LF. */
export interface Line {
  readonly bytes: Buffer;
  /** Where it begins in its file. */
  readonly offset: number;
  /** Where it ends in its block. */
  readonly end: number;
}

/** The lines of a block that have all marks, from the last to the first. */
export function* linesWith({ bytes, offset }: BackwardsBlock, marks: readonly Buffer[]): Generator<Line> {
  const [rarest, ...others] = marks;
  let end = bytes.at(-1) === lineFeed ? bytes.length - 1 : bytes.length;
  while (end > 0) {
    if (rarest !== undefined) {
      const at = bytes.lastIndexOf(rarest, end - 1);
      if (at === -1) return;
      const markedEnd = bytes.indexOf(lineFeed, at);
      if (markedEnd !== -1 && markedEnd < end) end = markedEnd;
    }
    const begin = bytes.lastIndexOf(lineFeed, end - 1) + 1;
    const line = bytes.subarray(begin, end);
    if (others.every((mark) => line.includes(mark))) yield { bytes: line, offset: offset + begin, end };
    end = begin - 1;
  }
}
