/** A place between two lines: the file by the number of its first record, and how much of it is still to be shown. */
export interface Place {
  readonly firstSeq: number;
  readonly end: number;
}

/** A place as the window carries it from page to page. */
export function writeCursor({ firstSeq, end }: Place): string {
  return `${firstSeq}:${end}`;
}

/** The contract has checked its form. */
export function readCursor(cursor: string): Place {
  const [firstSeq, end] = cursor.split(':').map(Number);
  return { firstSeq: firstSeq ?? 0, end: end ?? 0 };
}
