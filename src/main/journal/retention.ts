import type { Clock } from '../../shared/lib/clock';
import { splitLines } from './chain';
import { tornSeqOf, type JournalFiles } from './files';
import type { JournalKeys } from './journal-keys';
import { dayOf, maxRecordBytes, monthOf, parseRecord } from './record';
import { listJournal } from './recovery';

/**
 * Deletes the files of months whose time is over, and the months' keys with them: without its key a copy of a month that
 * somebody else holds names nobody. A key that can't be deleted now keeps its files until the next attempt.
 *
 * @param now as `YYYY-MM-…`
 */
export async function deleteOldMonths(
  files: JournalFiles,
  keys: Pick<JournalKeys, 'forget'>,
  now: string,
  retentionMonths: number,
): Promise<void> {
  const oldest = monthNumber(now) - retentionMonths;
  const all = await listJournal(files);
  let deleted = 0;
  // The newest file stays whatever its age: the chain goes on from it.
  for (const { name } of all.slice(0, -1)) {
    const month = await monthOfFile(files, name);
    if (month === null || monthNumber(month) >= oldest) break;
    await keys.forget(month);
    await files.remove(name);
    deleted += 1;
  }
  const first = all[deleted];
  if (first !== undefined) await deleteTornBefore(files, first.firstSeq);
}

/** The month a file was begun in; null where its first record can't be read. */
export async function monthOfFile(files: Pick<JournalFiles, 'readEnds'>, name: string): Promise<string | null> {
  const { first } = await files.readEnds(name, maxRecordBytes);
  const line = splitLines(first).lines[0];
  const record = line === undefined ? null : parseRecord(line);
  return record === null ? null : monthOf(record.ts);
}

async function deleteTornBefore(files: JournalFiles, firstSeq: number): Promise<void> {
  for (const name of await files.list()) {
    const seq = tornSeqOf(name);
    if (seq !== null && seq < firstSeq) await files.remove(name);
  }
}

/** How often it is looked whether a day has begun. */
const lookEveryMs = 3_600_000;

/** Does the work at once and then once on each UTC day, however long the program runs; what failed is tried again in an hour. */
export function createDailyWork(clock: Clock, work: () => Promise<void>): { start(): Promise<void>; stop(): void } {
  let doneOn: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const today = dayOf(new Date(clock.now()).toISOString());
    if (today === doneOn) return;
    await work().then(
      () => {
        doneOn = today;
      },
      () => undefined,
    );
  }

  return {
    async start() {
      timer ??= setInterval(() => void look(), lookEveryMs);
      timer.unref();
      await look();
    },
    stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}

/** Months since year 0, so that they can be counted. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
