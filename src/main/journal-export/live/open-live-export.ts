import { readFile } from 'node:fs/promises';
import type { Clock } from '../../../shared/lib/clock';
import type { Journal } from '../../journal/journal';
import { createCursorFile } from './export-cursor';
import { createLiveExport, type LiveExport } from './live-export';
import type { LogTarget, SendRecords } from './log-target';
import { createSyslogSender } from './send-syslog';
import { toCef } from './to-cef';
import { toSyslog } from './to-syslog';

/** The live export the policy asks for, with the transport that goes with its target. */
export function openLiveExport(options: {
  readonly target: LogTarget;
  readonly journal: Pick<Journal, 'trail' | 'event'>;
  readonly cursorPath: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Which journal is in force; each is sent from its beginning. */
  journalKind(): Promise<string>;
}): LiveExport {
  const { target, journal, clock, journalKind } = options;
  const send = senderFor(target, options.fetch);
  return createLiveExport({
    target,
    journal,
    journalKind,
    clock,
    send,
    cursorFile: createCursorFile(options.cursorPath),
  });
}

function senderFor(target: LogTarget, fetchNow: typeof fetch): SendRecords {
  if (target.kind === 'otlp') {
    const { url } = target;
    return async (records, signal) => {
      // OpenTelemetry's own code is large, and only some policies ask for it.
      const { createOtlpSender } = await import('./send-otlp');
      await createOtlpSender(url, fetchNow)(records, signal);
    };
  }
  const { kind, host, port, caFile, enterpriseNumber } = target;
  return async (records, signal) => {
    // Read each time, so that a renewed authority needs no restart.
    const ca = caFile === null ? null : await readFile(caFile);
    const send = createSyslogSender({
      ...{ host, port, ca },
      format: (record) =>
        kind === 'cef' ? toSyslog(record, enterpriseNumber, toCef(record)) : toSyslog(record, enterpriseNumber),
    });
    await send(records, signal);
  };
}
