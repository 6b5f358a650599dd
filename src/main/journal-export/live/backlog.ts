import { splitLines } from '../../journal/chain';
import type { JournalTrail } from '../../journal/journal';
import { readLineBlocks } from '../../journal/read-lines';
import { parseRecord } from '../../journal/record';
import { takeSnapshot, type JournalSnapshot } from '../../journal/verify';
import type { ExportCursor } from './export-cursor';
import type { OutgoingRecord } from './log-target';

const alarmMark = '"kind":"alarm"';

/** What waits to be sent at one moment. */
export interface Backlog {
  readonly bytes: number;
  /** Records that will never be sent: deleted before, or more than may wait. */
  readonly lost: number;
  /** Where it begins after what was lost. */
  readonly from: ExportCursor;
  readonly snapshot: JournalSnapshot;
}

export interface Batch {
  readonly records: readonly OutgoingRecord[];
  /** The cursor when the collector has them. */
  readonly next: ExportCursor;
}

/** Measures what is left to send after a cursor, and drops the oldest files where it is more than may wait. */
export async function readBacklog(trail: JournalTrail, cursor: ExportCursor, maxBytes: number): Promise<Backlog> {
  const snapshot = await takeSnapshot(trail.files);
  const known = snapshot.find(({ firstSeq, size }) => firstSeq === cursor.firstSeq && size >= cursor.offset);
  const first = snapshot[0];
  let from = cursor;
  if (known === undefined && first !== undefined) {
    // Its file is gone: deleted when its time was over, or the journal was begun anew.
    from = { ...cursor, firstSeq: first.firstSeq, offset: 0, seq: first.firstSeq - 1 };
  }
  const bytesFrom = (place: ExportCursor): number =>
    snapshot.reduce(
      (sum, { firstSeq, size }) =>
        sum + (firstSeq < place.firstSeq ? 0 : size - (firstSeq === place.firstSeq ? place.offset : 0)),
      0,
    );
  for (const { firstSeq } of snapshot) {
    if (bytesFrom(from) <= maxBytes) break;
    if (firstSeq > from.firstSeq) from = { ...from, firstSeq, offset: 0, seq: firstSeq - 1 };
  }
  return { bytes: bytesFrom(from), lost: Math.max(0, from.seq - cursor.seq), from, snapshot };
}

/** The next records to send, oldest first; null when there are none. */
export async function nextBatch(trail: JournalTrail, backlog: Backlog, maxRecords: number): Promise<Batch | null> {
  let next = backlog.from;
  const records: OutgoingRecord[] = [];
  for (const { name, firstSeq, size } of backlog.snapshot.filter((file) => file.firstSeq >= backlog.from.firstSeq)) {
    let offset = firstSeq === backlog.from.firstSeq ? backlog.from.offset : 0;
    for await (const { bytes } of readLineBlocks(partOf(trail, offset), name, size - offset)) {
      for (const line of splitLines(bytes).lines) {
        offset += line.length + 1;
        const record = parseRecord(line);
        next = { ...next, firstSeq, offset, seq: record?.seq ?? next.seq };
        // A line that is no record is for whoever checks the journal, not for a collector.
        if (record !== null && records.push({ line, record }) === maxRecords) return { records, next };
      }
    }
  }
  return records.length === 0 ? null : { records, next };
}

/** The alarms that wait, so that they need not wait behind everything else. */
export async function waitingAlarms(trail: JournalTrail, { from, snapshot }: Backlog): Promise<OutgoingRecord[]> {
  const alarms: OutgoingRecord[] = [];
  for (const { name, size } of snapshot.filter((file) => file.firstSeq >= from.firstSeq)) {
    for await (const { bytes } of readLineBlocks(trail.files, name, size)) {
      if (!bytes.includes(alarmMark)) continue;
      for (const line of splitLines(bytes).lines) {
        const record = line.includes(alarmMark) ? parseRecord(line) : null;
        if (record !== null && record.seq > from.seq) alarms.push({ line, record });
      }
    }
  }
  return alarms;
}

/** A file from a place on, as if it began there. */
function partOf({ files }: JournalTrail, offset: number): Pick<JournalTrail['files'], 'readPart'> {
  return { readPart: (name, from, length) => files.readPart(name, from + offset, length) };
}
