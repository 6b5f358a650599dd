import type { JournalCheckEvent, JournalDamage, JournalHead } from '../../shared/domain/journal-check';
import { beginsAfter, chainStart, claimsOf, hashOfLine, splitLines, type ChainHead } from './chain';
import { fileName, type JournalFiles } from './files';
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
  let head: ChainHead = chainStart;
  let ts = '';
  let file = '';
  let line = 0;
  let sealed = true;
  let firstSeq: number | null = null;
  let headMatched = false;
  let seals = 0;
  let clockRanBack = 0;
  const strangeSeals: string[] = [];

  const here = (damage: JournalDamage): Damage => ({ damage, file, line });

  function oneLine(bytes: Buffer): Damage | null {
    line += 1;
    if (sealed) return here('after-seal');
    if (bytes.length >= maxRecordBytes) return here('too-long');
    if (!beginsAfter(head, bytes)) return here('does-not-follow');
    const hash = hashOfLine(bytes);
    if (hash === null) return here('changed');
    if (bytes.includes('"kind":"seal"')) seal(bytes, head.hash);
    head = { seq: head.seq + 1, hash };
    firstSeq ??= head.seq;
    lookAtClock(bytes);
    if (against?.seq === head.seq) {
      if (against.hash !== hash) return here('other-head');
      headMatched = true;
    }
    return null;
  }

  function seal(bytes: Buffer, before: string): void {
    sealed = true;
    seals += 1;
    if (sealKey === null || strangeSeals.length === maxStrangeSeals) return;
    if (parseRecord(bytes)?.mac !== sealMac(sealKey, before)) strangeSeals.push(file);
  }

  function lookAtClock(bytes: Buffer): void {
    const at = bytes.indexOf('"ts":"') + 6;
    const time = bytes.toString('latin1', at, at + 24);
    if (time < ts && Date.parse(ts) - Date.parse(time) > clockSlackMs) clockRanBack += 1;
    ts = time;
  }

  return {
    beginFile(name, seq, firstBlock) {
      const startsLater = file === '' && seq > 1;
      [file, line] = [name, 0];
      if (!sealed) return { damage: 'no-seal', file: name, line: null };
      // Old files go when their time is over, so the first one left may begin anywhere.
      if (startsLater) head = { seq: seq - 1, hash: prevOfFirst(firstBlock) };
      if (seq !== head.seq + 1 || name !== fileName(seq)) return { damage: 'file-missing', file: name, line: null };
      // The record before the first one left is known by its hash all the same.
      if (startsLater && against?.seq === head.seq) {
        if (against.hash !== head.hash) return { damage: 'other-head', file: name, line: 1 };
        headMatched = true;
      }
      sealed = false;
      return null;
    },
    lines(block) {
      for (const bytes of splitLines(block).lines) {
        const damage = oneLine(bytes);
        if (damage !== null) return damage;
      }
      return null;
    },
    tail() {
      line += 1;
      return here('no-end');
    },
    records: () => (firstSeq === null ? 0 : head.seq - firstSeq + 1),
    end(wanted) {
      const records = firstSeq === null ? 0 : head.seq - firstSeq + 1;
      if (wanted !== null && !headMatched) {
        const damage = wanted.seq > head.seq ? 'tail-missing' : 'head-gone';
        return { step: 'bad', damage, file: null, line: null, records };
      }
      return {
        ...{ step: 'good', records, firstSeq, headMatched, seals, clockRanBack },
        head: records === 0 ? null : { ...head, ts },
        strangeSeals: sealKey === null ? null : strangeSeals,
      };
    },
  };
}
