import type { Clock } from '../../shared/lib/clock';
import { cleanFields, type LogEvent, type LogFields } from './log-events';
import { createRotatingFile } from './rotating-file';

/** The diagnostic log: for finding out what went wrong, without anything that is somebody's. It never throws. */
export interface Log {
  write<E extends LogEvent>(event: E, fields: LogFields<E>): void;
  close(): void;
}

export interface FileLogOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly maxBytes?: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** One JSON object per line in `keydesk.log`; five files of 5 MiB, none older than 14 days (SC-45). */
export function createFileLog({ folder, clock, maxBytes = 5 * 1024 * 1024 }: FileLogOptions): Log {
  const file = createRotatingFile({ folder, name: 'keydesk', maxBytes, maxFiles: 5, maxAgeMs: 14 * dayMs, clock });
  let dropped = 0;

  function append<E extends LogEvent>(event: E, fields: LogFields<E>): boolean {
    // JSON escapes line breaks and other controls, so that no value can make a line of its own.
    const line = JSON.stringify({ at: new Date(clock.now()).toISOString(), event, ...cleanFields(event, fields) });
    return file.append(line);
  }

  return {
    write: (event, fields) => {
      if (!append(event, fields)) {
        dropped += 1;
      } else if (dropped > 0 && append('log.dropped', { count: dropped })) {
        dropped = 0;
      }
    },
    close: file.close,
  };
}
