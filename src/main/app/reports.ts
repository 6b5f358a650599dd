import type { ClockWatch } from '../connections/clock-watch';
import type { KnownConnection } from '../connections/known-connection';
import type { TrainingProblem } from '../connections/training-stores';
import type { Journal } from '../journal/journal';
import type { Log } from '../platform/log';
import type { MessageProblem } from '../rpc/message-check';
import type { SenderRefusal } from '../rpc/trusted-sender';
import type { CallRecord } from '../vendors/port';

/** Where things that nobody waits for are written down: the diagnostic log, and the journal for what concerns security. */
export interface Reports {
  readonly vendorCall: (connection: KnownConnection, call: CallRecord) => void;
  readonly refusedPort: (why: SenderRefusal) => void;
  readonly refusedMessage: (why: MessageProblem) => void;
  readonly limitHit: (procedure: string) => void;
  readonly trainingProblem: (problem: TrainingProblem) => void;
  readonly bug: (where: string, error: unknown) => void;
  readonly breakDown: (code: string) => void;
}

export function createReports({
  log,
  journal,
  clockWatch,
}: {
  readonly log: Log;
  readonly journal: Pick<Journal, 'event'>;
  readonly clockWatch: Pick<ClockWatch, 'record'>;
}): Reports {
  return {
    vendorCall: (connection, { vendor, method, route, status, failure, durationMs, attempt, clockOffsetMs }) => {
      // A training store runs by this computer's clock, or by one a trainer has turned.
      if (clockOffsetMs !== null && !connection.training) clockWatch.record(clockOffsetMs);
      log.write('vendor.call', { vendor, method, route, status, attempt, code: failure, durationMs });
    },
    refusedPort: (why) => {
      log.write('port.refused', { why });
      journal.event('port.refused');
    },
    refusedMessage: (why) => log.write('rpc.failed', { code: why }),
    limitHit: (procedure) => {
      log.write('rpc.failed', { procedure: procedure.replace('.', '/'), code: 'rate-limited' });
      journal.event('limit.hit');
    },
    trainingProblem: (problem) => log.write('training.failed', { code: problem }),
    bug: (where, error) => log.write('app.fault', { where, code: nameOf(error) }),
    breakDown: (code) => {
      log.write('app.fault', { code });
      journal.event('app.fault');
    },
  };
}

/** The kind of an error; never its message. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
