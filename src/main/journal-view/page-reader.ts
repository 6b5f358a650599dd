import type { JournalEntry, JournalPage } from '../../shared/domain/journal-entry';
import { splitLines } from '../journal/chain';
import type { JournalTrail } from '../journal/journal';
import { dayOf, maxRecordBytes, monthOf, parseRecord } from '../journal/record';
import { listJournal, type JournalFile } from '../journal/recovery';
import { linesWith, type Line } from './candidates';
import { readCursor, writeCursor, type Place } from './cursor';
import { entryOf, unreadableEntry } from './entry';
import { createOutcomes } from './outcomes';
import { filterForFile, wantsOutcome, type FileFilter, type PageFilter } from './page-filter';
import { readBackwards } from './read-backwards';

export interface PageLimits {
  readonly entries: number;
  /** A page that took this much reading is handed out as it is, so that nobody waits long and the program stays awake. */
  readonly scannedBytes: number;
}
const defaultLimits: PageLimits = { entries: 100, scannedBytes: 16 * 1024 * 1024 };
/** What is read of the lines before a page: the outcomes of its first intents are among them. */
const nearBytes = 256 * 1024;

const intentMark = '"kind":"intent"';
const idOpen = '"id":"';
const uuidLength = 36;

/**
 * One page of the journal, newest first. Only as much is read as the page needs, and only lines that have what is wanted
 * are parsed, so that it makes no difference how long the journal is.
 */
export async function readPage(
  trail: JournalTrail,
  filter: PageFilter,
  cursor: string | null,
  limits: PageLimits = defaultLimits,
): Promise<JournalPage> {
  const { files } = trail;
  const outcomes = createOutcomes(files);
  const entries: JournalEntry[] = [];
  let searchedTo: string | null = null;
  let newerDay: string | null = null;
  let scannedBytes = 0;
  const page = (next: Place | null): JournalPage => ({
    entries,
    next: next === null ? null : writeCursor(next),
    searchedTo,
  });

  async function entryAt(
    line: Line,
    wanted: FileFilter,
    near: readonly Buffer[],
    names: readonly [string, ...string[]],
  ) {
    const isIntent = line.bytes.includes(intentMark);
    const outcome = isIntent ? await outcomes.of(idOf(line.bytes), near, names) : null;
    if (isIntent && !wantsOutcome(filter, outcome)) return null;
    const record = parseRecord(line.bytes);
    if (record === null) return wanted.all ? unreadableEntry(names[0], line.offset) : null;
    return wanted.wants(record) ? entryOf(record, outcome === null ? null : parseRecord(outcome)) : null;
  }

  const all = await listJournal(files);
  const from = cursor === null ? null : readCursor(cursor);
  const first = from === null ? all.length - 1 : all.findLastIndex(({ firstSeq }) => firstSeq <= from.firstSeq);
  for (let at = first; at >= 0; at -= 1) {
    const [own, next] = all.slice(at, at + 2);
    if (own === undefined) break;
    const { name, firstSeq } = own;
    const day = await dayOfFile(trail, own);
    searchedTo = day ?? searchedTo;
    const sealDay = newerDay;
    newerDay = day;
    const wanted = filterForFile(filter, { day, sealDay }, day === null ? null : await trail.monthKey(monthOf(day)));
    if (wanted === null) continue;
    const end = from?.firstSeq === firstSeq ? from.end : await files.size(name);
    const names: readonly [string, ...string[]] = next === undefined ? [name] : [name, next.name];
    let newer = await files.readPart(name, end, nearBytes);
    for await (const block of readBackwards(files, name, end)) {
      for (const line of linesWith(block, wanted.marks)) {
        const entry = await entryAt(line, wanted, [block.bytes.subarray(line.end), newer], names);
        if (entry !== null && entries.push(entry) === limits.entries) return page({ firstSeq, end: line.offset });
      }
      newer = block.bytes;
      scannedBytes += block.bytes.length;
      if (scannedBytes >= limits.scannedBytes) return page({ firstSeq, end: block.offset });
    }
  }
  return page(null);
}

function idOf(line: Buffer): string {
  const at = line.indexOf(idOpen) + idOpen.length;
  return line.toString('latin1', at, at + uuidLength);
}

/** A file holds the records of one day, so its first one tells it; null when that is no record. */
async function dayOfFile({ files }: JournalTrail, { name }: JournalFile): Promise<string | null> {
  const line = splitLines(await files.readPart(name, 0, maxRecordBytes)).lines[0];
  const record = line === undefined ? null : parseRecord(line);
  return record === null ? null : dayOf(record.ts);
}
