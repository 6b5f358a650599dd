import { fail, isKeydeskError, type Failure } from '../../shared/domain/failure';
import type { WrittenHead } from './chain';
import type { JournalFiles } from './files';
import type { HeadExport } from './head-export';
import { createLineWriter, type LineWriter } from './line-writer';
import type { FolderLock } from './lock';
import { isRecord, type RecordMembers } from './record';
import type { RecordMaker } from './record-maker';
import { recover, type Recovered } from './recovery';
import { createWaitingRecords } from './waiting-records';
import { JournalInUse, writeProblem } from './write-problem';

export interface DurableWriterOptions {
  readonly files: JournalFiles;
  readonly lock: () => Promise<FolderLock | null>;
  readonly maker: RecordMaker;
  readonly maxFileBytes: number;
  /** How long an event may wait for others to be written with. */
  readonly groupMs: number;
  /** Told where the chain stands after each write, and once more at the end. */
  readonly heads: HeadExport;
  /** Time between two attempts to write while that doesn't work. */
  readonly retryMs: number;
}

export interface DurableWriter {
  /** On the disk when it resolves, after everything that was grouped before it. */
  write(build: () => Promise<RecordMembers>, ifItFails: 'abandon' | 'keep'): Promise<RecordMembers>;
  /** Written with the next record, or a moment later. */
  group(build: () => Promise<RecordMembers>): void;
  flush(): Promise<void>;
  problem(): Failure | null;
  head(): WrittenHead | null;
  /** Does this while nothing is being written. */
  whileStill<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Puts records on the disk in their order. The next may be handed over while the disk still takes the one before, but none is
 * acknowledged before it is there. After a failure nothing is assumed: the next begins with recovery, which finds out what
 * the disk really took.
 */
export function createDurableWriter(options: DurableWriterOptions): DurableWriter {
  const { files, maker } = options;
  const waiting = createWaitingRecords(maker);
  /** Intents of this run without an outcome, and those nobody was told of because writing them failed. */
  const live = new Set<string>();
  const abandoned = new Set<string>();
  /** What was handed to the disk and has no answer yet; done when the answer has been dealt with. */
  const underWay = new Set<Promise<unknown>>();

  let lock: FolderLock | null = null;
  let lines: LineWriter | null = null;
  let spent: LineWriter | null = null;
  let head: WrittenHead | null = null;
  let diskProblem: Failure | null = null;
  let keyProblem: Failure | null = null;
  let closed = false;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  async function open(): Promise<LineWriter> {
    if (lines !== null) return lines;
    await letGo();
    await files.makeFolder();
    lock ??= await options.lock();
    if (lock === null) throw new JournalInUse();
    const found = await recover(files);
    await catchUp(found);
    lines = createLineWriter({ files, from: found, seal: maker.seal, maxBytes: options.maxFileBytes });
    head = found.headTs === null ? null : { ...found.head, ts: found.headTs };
    return lines;
  }

  /** Leaves out what the disk took after all, and closes what was left open. */
  async function catchUp(found: Recovered): Promise<void> {
    waiting.leaveOut(found.ids);
    const closing = new Set(waiting.list().map(({ ref }) => ref));
    for (const intent of found.openIntents.filter(({ id }) => !live.has(id) && !closing.has(id))) {
      waiting.add(await maker.lateOutcome(intent, abandoned.has(intent.id) ? 'nothing-sent' : 'unknown'));
    }
    abandoned.clear();
    if (found.tornBytes > 0) waiting.add(await maker.event(maker.moment(), 'app.fault', { count: found.tornBytes }));
    if (found.head.seq === 0 && waiting.list()[0]?.act !== 'journal.open') waiting.addFirst(maker.opening());
  }

  function track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(settled);
    void settled.then(() => underWay.delete(settled));
    return work;
  }

  async function quiet(): Promise<void> {
    await Promise.all(underWay);
  }

  /** Nothing touches the files any more when it resolves. */
  async function letGo(): Promise<void> {
    await quiet();
    await (spent ?? lines)?.close().catch(() => undefined);
    spent = null;
    lines = null;
  }

  /** Hands what waits to the disk, and this record as the last. Never fails itself. Needs a turn; waiting for the disk does not. */
  async function handOver(last: RecordMembers | null): Promise<{ readonly onDisk: Promise<void> }> {
    if (closed) return { onDisk: Promise.reject(fail({ code: 'journal-unavailable' })) };
    try {
      const writer = await open();
      const before = waiting.handOver();
      const [first, ...rest] = last === null ? before : [...before, last];
      if (first === undefined) return { onDisk: Promise.resolve() };
      const appended = await writer.append([first, ...rest]);
      const end = rest.at(-1) ?? first;
      const reached = { ...appended.head, ts: end.ts };
      return { onDisk: track(arrive(appended.onDisk, new Set(before.map(({ id }) => id)), reached)) };
    } catch (error) {
      return { onDisk: Promise.reject(giveUp(error)) };
    }
  }

  async function arrive(onDisk: Promise<void>, ids: ReadonlySet<string>, reached: WrittenHead): Promise<void> {
    try {
      await onDisk;
    } catch (error) {
      throw giveUp(error);
    }
    waiting.leaveOut(ids);
    head = reached;
    options.heads.written(head);
    // An answer from before the failure says nothing of the disk as it is now.
    if (spent === null) diskProblem = null;
  }

  function giveUp(error: unknown): Error {
    spent ??= lines;
    lines = null;
    waiting.takeBack();
    // A seal needs the keychain, so a full file can meet a locked one.
    const failure = writeProblem(error);
    // One record tells of the whole outage, and is what shows that it is over.
    if (diskProblem === null) {
      const moment = maker.moment();
      waiting.groupAnyway(() => maker.event(moment, 'app.fault', { code: failure.code }));
    }
    diskProblem = failure;
    schedule(options.retryMs);
    return fail(failure);
  }

  /** Whatever the keychain says on the way is remembered as the reason why nothing can be recorded. */
  async function withKeys<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      keyProblem = null;
      return result;
    } catch (error) {
      if (isKeydeskError(error)) keyProblem = error.failure;
      schedule(options.retryMs);
      throw error;
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function schedule(afterMs: number): void {
    if (closed) return;
    timer ??= setTimeout(() => void flush().catch(() => undefined), afterMs);
    // Whoever ends the program closes the journal, and that writes what waits.
    timer.unref();
  }

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function flush(): Promise<void> {
    stopTimer();
    return inTurn(async () => {
      // What is under way may come back.
      await quiet();
      await waiting.gather();
      const { onDisk } = await handOver(null);
      await onDisk;
      if (keyProblem !== null) await withKeys(maker.checkKeys);
    });
  }

  async function write(build: () => Promise<RecordMembers>, ifItFails: 'abandon' | 'keep'): Promise<RecordMembers> {
    const { record, written } = await inTurn(async () => {
      await waiting.gather();
      const record = await withKeys(build);
      // What could not be read again would stop the journal for good; so it is not written in the first place.
      if (!isRecord(record)) throw new Error('this can’t be said in a journal record');
      if (record.kind === 'intent') live.add(record.id);
      const { onDisk } = await handOver(record);
      // Others get their turn now that this record is on its way.
      return { record, written: track(settle(record, onDisk, ifItFails)) };
    });
    await written;
    return record;
  }

  async function settle(record: RecordMembers, onDisk: Promise<void>, ifItFails: 'abandon' | 'keep'): Promise<void> {
    try {
      await onDisk;
    } catch (error) {
      live.delete(record.id);
      if (ifItFails === 'keep') waiting.add(record);
      else abandoned.add(record.id);
      throw error;
    } finally {
      if (record.ref !== undefined) live.delete(record.ref);
    }
  }

  return {
    write,
    group: (build) => {
      waiting.group(build);
      schedule(options.groupMs);
    },
    flush,
    problem: () => diskProblem ?? keyProblem,
    head: () => head,
    whileStill: (work) =>
      inTurn(async () => {
        await quiet();
        return await work();
      }),
    close: async () => {
      await flush().catch(() => undefined);
      await inTurn(async () => {
        if (!closed) options.heads.end(head);
        closed = true;
        stopTimer();
        await letGo();
        await lock?.release();
        lock = null;
      });
    },
  };
}
