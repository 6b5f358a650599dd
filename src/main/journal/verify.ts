import type { JournalCheckEvent, JournalDamage, JournalHead } from '../../shared/domain/journal-check';
import { chainStart, claimsOf, splitLines } from './chain';
import { fileName, type JournalFiles } from './files';
import { followChain } from './follow-chain';
import { sealMac } from './pseudonyms';
import { readLineBlocks } from './read-lines';
import { maxRecordBytes, parseRecord } from './record';
import { listJournal, type JournalFile } from './recovery';

/** The journal as it is at one moment: what is written later is not looked at. */
export type JournalSnapshot = readonly (JournalFile & { readonly size: number })[];

export interface VerifyOptions {
  readonly files: JournalFiles;
  readonly snapshot: JournalSnapshot;
  /** A head that was kept elsewhere; null when there is none, and then only changes inside the journal are found. */
  readonly against: JournalHead | null;
  /** Shows whose seals they are; null when it is not at hand. */
  readonly sealKey: Buffer | null;
  readonly signal: AbortSignal;
}

/** How often it says how far it is. */
const progressBytes = 4 * 1024 * 1024;
const maxStrangeSeals = 100;
const lineFeed = 0x0a;
const sealMark = Buffer.from('"kind":"seal"');
/** What stands in a line between its number and its time. */
const beforeTime = ',"ts":"'.length;
const timeLength = '2027-01-15T08:00:00.000Z'.length;
/** A clock that is put right by less than this is none that ran back. */
const clockSlackMs = 1000;

/** Takes the snapshot; nothing may be written meanwhile. */
export async function takeSnapshot(files: Pick<JournalFiles, 'list' | 'size'>): Promise<JournalSnapshot> {
  return await Promise.all(
    (await listJournal(files)).map(async (file) => ({ ...file, size: await files.size(file.name) })),
  );
}

/**
 * Checks every line of the journal, as `keydesk-verify` does, and whose seals the files have besides. Ends with `good`, with
 * the first `bad` place, or without either when it is cancelled.
 */
export async function* verifyJournal(options: VerifyOptions): AsyncGenerator<JournalCheckEvent> {
  const { files, snapshot, against, signal } = options;
  const walk = createWalk(options);
  const totalBytes = snapshot.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  let toldBytes = 0;
  for (const { name, firstSeq, size } of snapshot) {
    let damage: Damage | null = null;
    let first = true;
    for await (const { bytes, whole } of readLineBlocks(files, name, size)) {
      if (signal.aborted) return;
      if (first) damage = walk.beginFile(name, firstSeq, bytes);
      first = false;
      damage ??= whole ? walk.lines(bytes) : walk.tail();
      if (damage !== null) break;
      doneBytes += bytes.length;
      if (doneBytes - toldBytes >= progressBytes) {
        toldBytes = doneBytes;
        yield { step: 'progress', records: walk.records(), doneBytes, totalBytes };
      }
    }
    if (first) damage = walk.beginFile(name, firstSeq, Buffer.alloc(0));
    if (damage !== null) {
      yield { step: 'bad', ...damage, records: walk.records() };
      return;
    }
  }
  yield walk.end(against);
}

function prevOfFirst(block: Buffer): string {
  const first = splitLines(block.subarray(0, maxRecordBytes)).lines[0];
  return (first === undefined ? undefined : claimsOf(first)?.prev) ?? '';
}

interface Damage {
  readonly damage: JournalDamage;
  readonly file: string | null;
  readonly line: number | null;
}

/** Goes along the chain. Each step answers with the damage it met, or null. */
interface Walk {
  beginFile(name: string, firstSeq: number, firstBlock: Buffer): Damage | null;
  lines(block: Buffer): Damage | null;
  tail(): Damage;
  records(): number;
  end(against: JournalHead | null): JournalCheckEvent;
}

function createWalk({ against, sealKey }: Pick<VerifyOptions, 'against' | 'sealKey'>): Walk {
  let chain = followChain(chainStart);
  /** Number of the record before the first one there is. */
  let gone = 0;
  let records = 0;
  const time = Buffer.alloc(timeLength);
  let file = '';
  let line = 0;
  let sealed = true;
  let headMatched = false;
  let seals = 0;
  let clockRanBack = 0;
  const strangeSeals: string[] = [];

  const here = (damage: JournalDamage): Damage => ({ damage, file, line });

  function oneLine(block: Buffer, from: number, end: number, isSeal: boolean): Damage | null {
    line += 1;
    if (sealed) return here('after-seal');
    if (end - from >= maxRecordBytes) return here('too-long');
    const seqEnd = chain.afterSeq(block, from);
    if (seqEnd === -1) return here('does-not-follow');
    const before = isSeal ? chain.head().hash : '';
    if (!chain.take(block, from, end)) return here('changed');
    records += 1;
    if (isSeal) seal(block.subarray(from, end), before);
    lookAtClock(block, seqEnd + beforeTime);
    return gone + records === against?.seq ? compareHead(line) : null;
  }

  function compareHead(at: number): Damage | null {
    if (against?.hash !== chain.head().hash) return { damage: 'other-head', file, line: at };
    headMatched = true;
    return null;
  }

  function seal(bytes: Buffer, before: string): void {
    sealed = true;
    seals += 1;
    if (sealKey === null || strangeSeals.length === maxStrangeSeals) return;
    if (parseRecord(bytes)?.mac !== sealMac(sealKey, before)) strangeSeals.push(file);
  }

  function lookAtClock(block: Buffer, at: number): void {
    // The first byte that differs tells which is earlier; only then is it worth making strings of them.
    let index = 0;
    while (index < timeLength && block[at + index] === time[index]) index += 1;
    if (index < timeLength && block.readUInt8(at + index) < time.readUInt8(index)) {
      const [was, is] = [time.toString('latin1'), block.toString('latin1', at, at + timeLength)];
      if (Date.parse(was) - Date.parse(is) > clockSlackMs) clockRanBack += 1;
    }
    for (; index < timeLength; index += 1) time[index] = block.readUInt8(at + index);
  }

  return {
    beginFile(name, seq, firstBlock) {
      const startsLater = file === '' && seq > 1;
      [file, line] = [name, 0];
      if (!sealed) return { damage: 'no-seal', file: name, line: null };
      // Old files go when their time is over, so the first one left may begin anywhere.
      if (startsLater) {
        gone = seq - 1;
        chain = followChain({ seq: gone, hash: prevOfFirst(firstBlock) });
      }
      if (seq !== chain.head().seq + 1 || name !== fileName(seq))
        return { damage: 'file-missing', file: name, line: null };
      sealed = false;
      // The record before the first one left is known by its hash all the same.
      return startsLater && against?.seq === gone ? compareHead(1) : null;
    },
    lines(block) {
      let sealAt = block.indexOf(sealMark);
      for (let from = 0; from < block.length;) {
        const end = block.indexOf(lineFeed, from);
        const isSeal = sealAt !== -1 && sealAt < end;
        const damage = oneLine(block, from, end, isSeal);
        if (damage !== null) return damage;
        if (isSeal) sealAt = block.indexOf(sealMark, end);
        from = end + 1;
      }
      return null;
    },
    tail() {
      line += 1;
      return here('no-end');
    },
    records: () => records,
    end(wanted) {
      const head = chain.head();
      if (wanted !== null && !headMatched) {
        const damage = wanted.seq > head.seq ? 'tail-missing' : 'head-gone';
        return { step: 'bad', damage, file: null, line: null, records };
      }
      return {
        ...{ step: 'good', records, headMatched, seals, clockRanBack },
        firstSeq: records === 0 ? null : gone + 1,
        head: records === 0 ? null : { ...head, ts: time.toString('latin1') },
        strangeSeals: sealKey === null ? null : strangeSeals,
      };
    },
  };
}
