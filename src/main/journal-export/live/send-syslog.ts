import { connect } from 'node:tls';
import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { JournalRecord } from '../../journal/record';
import type { SendRecords } from './log-target';
import { frame } from './to-syslog';

export interface SyslogOptions {
  readonly host: string;
  readonly port: number;
  /** PEM of the authority that vouches for the collector; null for those the runtime knows. */
  readonly ca: Buffer | null;
  readonly format: (record: JournalRecord) => string;
}

/**
 * Sends by syslog over TLS (RFC 5425). The protocol has no acknowledgement, so each batch has a connection of its own: when
 * the collector has read to its end it closes, and only that counts as received.
 */
export function createSyslogSender({ host, port, ca, format }: SyslogOptions): SendRecords {
  return (records, signal) =>
    new Promise((resolve, reject) => {
      let finished = false;
      const socket = connect({
        ...{ host, port, minVersion: 'TLSv1.2', rejectUnauthorized: true },
        ...(ca === null ? {} : { ca }),
        ...(/^[\d.]+$|:/u.test(host) ? {} : { servername: host }),
      });
      const giveUp = (): void => void socket.destroy(fail({ code: 'timeout' }));
      signal.addEventListener('abort', giveUp, { once: true });
      socket.once('secureConnect', () => {
        socket.end(Buffer.concat(records.map(({ record }) => frame(format(record)))), () => {
          finished = true;
        });
      });
      // What it says does not matter; not reading it would keep the end from being seen.
      socket.resume();
      socket.once('error', (error: Error) => reject(failureOf(error, host)));
      socket.once('close', () => {
        signal.removeEventListener('abort', giveUp);
        if (finished) resolve();
        else reject(fail({ code: 'unavailable', cause: 'reset', status: null, retryAt: null }));
      });
    });
}

function failureOf(error: Error, host: string): KeydeskError {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fail({ code: 'offline', cause: 'dns' });
  if (code === 'ECONNREFUSED') return fail({ code: 'offline', cause: 'refused' });
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return fail({ code: 'unavailable', cause: 'reset', status: null, retryAt: null });
  }
  if (/CERT|SELF_SIGNED|ALTNAME|SSL|TLS/u.test(code)) return fail({ code: 'tls-untrusted', host });
  return error.name === 'KeydeskError' ? fail({ code: 'timeout' }) : fail({ code: 'offline', cause: 'offline' });
}
