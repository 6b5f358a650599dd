import { fail, isKeydeskError, type Failure } from '../../../shared/domain/failure';
import type { ExportStatus } from '../../../shared/domain/journal-export';
import type { Clock } from '../../../shared/lib/clock';
import type { Journal, JournalTrail } from '../../journal/journal';
import { nextBatch, readBacklog, waitingAlarms, type Backlog } from './backlog';
import type { CursorFile, ExportCursor } from './export-cursor';
import type { LogTarget, SendRecords } from './log-target';

export interface LiveExportOptions {
  readonly journal: Pick<Journal, 'trail' | 'event'>;
  readonly target: LogTarget;
  readonly send: SendRecords;
  readonly cursorFile: CursorFile;
  readonly clock: Clock;
  /** Which journal is in force; each is sent from its beginning. */
  journalKind(): Promise<string>;
  readonly maxBacklogBytes?: number;
  readonly everyMs?: number;
  /** Longest pause after failures. */
  readonly maxPauseMs?: number;
  readonly sendTimeoutMs?: number;
}

/** Sends what is recorded to a collector. A collector that is down holds up nobody, unless the policy says so. */
export interface LiveExport {
  start(): void;
  status(): ExportStatus;
  /** Why nothing may be written to a vendor; null when the export is no reason. */
  problem(): Failure | null;
  /** One round: everything there is now. For tests, and what the timer does. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const batchRecords = 200;
/** So little is sent in one batch, alarms and all. */
const quickBytes = 64 * 1024;
const defaults = { maxBacklogBytes: 50 * 1024 * 1024, everyMs: 2_000, maxPauseMs: 60_000, sendTimeoutMs: 20_000 };

export function createLiveExport(given: LiveExportOptions): LiveExport {
  const options = { ...defaults, ...given };
  const { journal, target, clock, cursorFile } = options;
  const name = targetName(target);
  let cursor: ExportCursor | null = null;
  let status: ExportStatus = {
    ...{ kind: target.kind, collector: name, acknowledgedAt: null, acknowledgedSeq: null, backlogBytes: 0 },
    ...{ failingSince: null, failureCode: null },
  };
  let alarmsSentTo = 0;
  let pauseMs = options.everyMs;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;
  const ending = new AbortController();

  const now = (): string => new Date(clock.now()).toISOString();

  async function load(): Promise<ExportCursor> {
    const kept = cursor ?? (await cursorFile.read());
    // Another collector has nothing yet.
    const key = `${await options.journalKind()} ${name}`;
    return kept?.target === key ? kept : { target: key, seq: 0, firstSeq: 1, offset: 0 };
  }

  /** Alarms go ahead of a long backlog; in their turn they are sent again, and the collector knows doubles by their hash. */
  async function sendAlarms(trail: JournalTrail, backlog: Backlog): Promise<void> {
    const alarms = (await waitingAlarms(trail, backlog)).filter(({ record }) => record.seq > alarmsSentTo);
    const last = alarms.at(-1);
    if (last === undefined) return;
    await options.send(alarms.slice(-batchRecords), inTime());
    alarmsSentTo = last.record.seq;
  }

  function inTime(): AbortSignal {
    return AbortSignal.any([ending.signal, AbortSignal.timeout(options.sendTimeoutMs)]);
  }

  async function sendAll(): Promise<void> {
    const trail = await journal.trail();
    cursor = await load();
    for (let more = true; more && !stopped;) {
      const backlog = await readBacklog(trail, cursor, options.maxBacklogBytes);
      status = { ...status, backlogBytes: backlog.bytes };
      if (backlog.lost > 0) {
        cursor = backlog.from;
        await cursorFile.write(cursor);
        journal.event('export.gap', { count: backlog.lost });
      }
      const batch = await nextBatch(trail, backlog, batchRecords);
      if (batch === null) return;
      if (backlog.bytes > quickBytes) await sendAlarms(trail, backlog);
      await options.send(batch.records, inTime());
      await cursorFile.write(batch.next);
      cursor = batch.next;
      const sentBytes = Math.max(0, backlog.bytes - batch.records.reduce((sum, { line }) => sum + line.length + 1, 0));
      status = { ...status, acknowledgedAt: now(), acknowledgedSeq: cursor.seq, backlogBytes: sentBytes };
      status = { ...status, failingSince: null, failureCode: null };
      more = batch.records.length === batchRecords;
    }
  }

  function round(): Promise<void> {
    running ??= sendAll()
      .then(
        () => {
          pauseMs = options.everyMs;
          status = { ...status, failingSince: null, failureCode: null };
        },
        (error: unknown) => {
          if (ending.signal.aborted) return;
          pauseMs = Math.min(pauseMs * 2, options.maxPauseMs);
          const failureCode = isKeydeskError(error) ? error.failure.code : 'journal-unavailable';
          status = { ...status, failingSince: status.failingSince ?? now(), failureCode };
        },
      )
      .finally(() => {
        running = null;
      });
    return running;
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => void round().finally(schedule), pauseMs);
    timer.unref();
  }

  return {
    start: () => void round().finally(schedule),
    status: () => status,
    problem: () => {
      const { stopWritesAfterMinutes } = target;
      if (stopWritesAfterMinutes === null || status.failingSince === null) return null;
      const failingMs = clock.now() - Date.parse(status.failingSince);
      return failingMs < stopWritesAfterMinutes * 60_000 ? null : { code: 'policy-denied', rule: 'log-export' };
    },
    round,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      ending.abort(fail({ code: 'cancelled' }));
      await running;
    },
  };
}

/** A collector by its address, as people know it. */
function targetName(target: LogTarget): string {
  return target.kind === 'otlp' ? target.url : `${target.host}:${String(target.port)}`;
}
