import { isRecord, type RecordMembers } from './record';
import type { RecordMaker } from './record-maker';

/** More than this is not held in memory while the disk can't be written; the rest is counted. */
const maxWaiting = 1000;

/** Records on their way to the disk, in the order in which they will stand there. */
export interface WaitingRecords {
  /** For later: built when its turn comes. */
  group(build: () => Promise<RecordMembers>): void;
  /** The same for what must not be dropped, however much waits. */
  groupAnyway(build: () => Promise<RecordMembers>): void;
  /** Builds what was grouped, and the record of what had to be dropped. */
  gather(): Promise<void>;
  add(record: RecordMembers): void;
  addFirst(record: RecordMembers): void;
  list(): readonly RecordMembers[];
  /** Those that were not handed to the disk yet; now they are. */
  handOver(): readonly RecordMembers[];
  /** What was handed over may not have got there: all of it waits again. */
  takeBack(): void;
  /** Leaves out what is on the disk already. */
  leaveOut(ids: ReadonlySet<string>): void;
}

export function createWaitingRecords(maker: RecordMaker): WaitingRecords {
  let grouped: (() => Promise<RecordMembers>)[] = [];
  let built: readonly RecordMembers[] = [];
  let dropped = 0;
  const handedOver = new Set<string>();

  return {
    group: (build) => {
      if (grouped.length + built.length < maxWaiting) grouped.push(build);
      else dropped += 1;
    },
    groupAnyway: (build) => void grouped.push(build),
    gather: async () => {
      const builds = grouped;
      grouped = [];
      for (const build of builds) {
        const record = await build();
        if (isRecord(record)) built = [...built, record];
        else dropped += 1;
      }
      if (dropped === 0) return;
      built = [...built, await maker.event(maker.moment(), 'app.fault', { count: dropped })];
      dropped = 0;
    },
    add: (record) => {
      built = [...built, record];
    },
    addFirst: (record) => {
      built = [record, ...built];
    },
    list: () => built,
    handOver: () => {
      const batch = built.filter(({ id }) => !handedOver.has(id));
      for (const { id } of batch) handedOver.add(id);
      return batch;
    },
    takeBack: () => handedOver.clear(),
    leaveOut: (ids) => {
      built = built.filter(({ id }) => !ids.has(id));
      for (const id of ids) handedOver.delete(id);
    },
  };
}
