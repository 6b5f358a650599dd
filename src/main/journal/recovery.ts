import { chainStart, claimsOf, followLine, splitLines, type ChainHead } from './chain';
import { fileName, firstSeqOf, tornFileName, type JournalFiles } from './files';
import { dayOf, maxRecordBytes, parseRecord, type JournalRecord } from './record';

/** The journal's files in the order in which they were written. */
export interface JournalFile {
  readonly name: string;
  readonly firstSeq: number;
}

/** Where writing goes on. */
export interface Recovered {
  readonly head: ChainHead;
  /** Time stamp of the last record; null in a new journal. */
  readonly headTs: string | null;
  /** The file to append to; null when the next record begins a new one. */
  readonly open: { readonly name: string; readonly bytes: number; readonly day: string | null } | null;
  /** Intents that have no outcome. */
  readonly openIntents: readonly JournalRecord[];
  /** Ids of the records in the files that were read. */
  readonly ids: ReadonlySet<string>;
  /** Bytes of a record that was not written to its end, now in a file of their own. */
  readonly tornBytes: number;
}

/** The journal does not hold together. Nothing repairs it but a person who has found out why. */
export class BrokenJournal extends Error {
  override readonly name = 'BrokenJournal';
  constructor(
    readonly file: string,
    /** 1-based; null when the end of the file is what does not fit. */
    readonly line: number | null,
  ) {
    super('the journal does not hold together');
  }
}

export async function listJournal(files: Pick<JournalFiles, 'list'>): Promise<readonly JournalFile[]> {
  const names = await files.list();
  return names
    .flatMap((name) => {
      const firstSeq = firstSeqOf(name);
      return firstSeq === null ? [] : [{ name, firstSeq }];
    })
    .sort((a, b) => a.firstSeq - b.firstSeq);
}

/**
 * Finds out where the chain stands. The newest file is checked line by line, the older ones where they meet.
 *
 * A tail without its LF is what a crash leaves behind: it is moved to `journal-<seq>.torn`. Whatever else does not fit stops
 * writing.
 *
 * @throws BrokenJournal
 */
export async function recover(files: JournalFiles): Promise<Recovered> {
  const all = await listJournal(files);
  const newest = all.at(-1);
  if (newest === undefined) {
    return { head: chainStart, headTs: null, open: null, openIntents: [], ids: new Set(), tornBytes: 0 };
  }
  const before = await checkJoints(files, all);
  const bytes = await files.read(newest.name);
  const { lines, rest } = splitLines(bytes);
  const records: JournalRecord[] = [];
  let head = before;
  for (const [at, line] of lines.entries()) {
    const next = followLine(head, line);
    const record = next === null ? null : parseRecord(line);
    if (next === null || record === null) throw new BrokenJournal(newest.name, at + 1);
    if (record.kind === 'seal' && at < lines.length - 1) throw new BrokenJournal(newest.name, at + 2);
    records.push(record);
    head = next;
  }
  if (rest.length > 0) await moveTornTail(files, newest.name, bytes.length - rest.length, rest, head.seq + 1);
  const earlier = await recordsBefore(files, all);
  const last = records.at(-1);
  const sealed = last?.kind === 'seal';
  if (sealed) await files.makeReadOnly(newest.name);
  return {
    head,
    headTs: (last ?? earlier.at(-1))?.ts ?? null,
    open: sealed
      ? null
      : { name: newest.name, bytes: bytes.length - rest.length, day: records[0] ? dayOf(records[0].ts) : null },
    openIntents: intentsWithoutOutcome([...earlier, ...records]),
    ids: new Set([...earlier, ...records].map(({ id }) => id)),
    tornBytes: rest.length,
  };
}

/** Checks that every file but the newest ends with a seal, and begins where the one before it ends; gives the last end. */
async function checkJoints(files: JournalFiles, all: readonly JournalFile[]): Promise<ChainHead> {
  let head: ChainHead | null = null;
  for (const [at, { name, firstSeq }] of all.entries()) {
    const { first, last } = await files.readEnds(name, maxRecordBytes);
    const claims = claimsOf(first.subarray(0, Math.max(0, first.indexOf('\n'))));
    // Old files go when their time is over, so the first one left may begin anywhere; the very first begins with nothing.
    const start: ChainHead | null = head ?? (firstSeq === 1 ? chainStart : startOf(claims, firstSeq));
    if (start === null || start.seq + 1 !== firstSeq || name !== fileName(firstSeq)) throw new BrokenJournal(name, 1);
    if (at === all.length - 1) return start;
    if (claims?.prev !== start.hash || claims.head.seq !== firstSeq) throw new BrokenJournal(name, 1);
    head = sealedEnd(last);
    if (head === null) throw new BrokenJournal(name, null);
  }
  return chainStart;
}

function startOf(claims: ReturnType<typeof claimsOf>, firstSeq: number): ChainHead | null {
  return claims === null ? null : { seq: firstSeq - 1, hash: claims.prev };
}

/** The head after a seal that ends a file; null when something else ends it. */
function sealedEnd(last: Buffer): ChainHead | null {
  const { lines, rest } = splitLines(last);
  const line = lines.at(-1);
  if (rest.length > 0 || line === undefined || parseRecord(line)?.kind !== 'seal') return null;
  return claimsOf(line)?.head ?? null;
}

async function moveTornTail(
  files: JournalFiles,
  name: string,
  goodBytes: number,
  tail: Buffer,
  seq: number,
): Promise<void> {
  const torn = await files.openAppend(tornFileName(seq), 'any');
  try {
    await torn.append(tail);
  } finally {
    await torn.close();
  }
  await files.syncFolder();
  await files.truncate(name, goodBytes);
}

/** An outcome comes within seconds of its intent, so it is at most one file away from it. */
async function recordsBefore(files: JournalFiles, all: readonly JournalFile[]): Promise<readonly JournalRecord[]> {
  const previous = all.at(-2);
  if (previous === undefined) return [];
  const { lines } = splitLines(await files.read(previous.name));
  return lines.map(parseRecord).filter((record) => record !== null);
}

function intentsWithoutOutcome(records: readonly JournalRecord[]): readonly JournalRecord[] {
  const closed = new Set(records.map(({ ref }) => ref));
  return records.filter(({ kind, id }) => kind === 'intent' && !closed.has(id));
}
