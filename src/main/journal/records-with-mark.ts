import { splitLines } from './chain';
import { maxRecordBytes, parseRecord, type JournalRecord } from './record';

const lineFeed = '\n';

/** The records of a file whose line has these bytes in it, in the file's order. The others are not parsed, so that it is quick. */
export function recordsWithMark(bytes: Buffer, mark: string): JournalRecord[] {
  const wanted = Buffer.from(mark);
  const records: JournalRecord[] = [];
  for (let at = bytes.indexOf(wanted); at !== -1;) {
    const end = bytes.indexOf(lineFeed, at);
    // A line without its end is just being written.
    if (end === -1) break;
    const record = parseRecord(bytes.subarray(bytes.lastIndexOf(lineFeed, at) + 1, end));
    if (record !== null) records.push(record);
    at = bytes.indexOf(wanted, end);
  }
  return records;
}

/** The record a file begins with; null where that can't be read. */
export function firstRecord(bytes: Buffer): JournalRecord | null {
  const line = splitLines(bytes.subarray(0, maxRecordBytes)).lines[0];
  return line === undefined ? null : parseRecord(line);
}
