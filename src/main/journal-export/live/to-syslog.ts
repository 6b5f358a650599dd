import type { JournalRecord } from '../../journal/record';
import { severityOf } from './severity';

/** Log audit, RFC 5424 section 6.2.1. */
const facility = 13;
const severities = { info: 6, warning: 4, error: 3 } as const;

/** One RFC 5424 message with everything in its structured data; the text after it is left empty, or given as `message`. */
export function toSyslog(record: JournalRecord, enterpriseNumber: number, message = ''): string {
  const { seq, conn, subj, out, code, hash, kind, agent, vendor, why, ticket, ref } = record;
  const members = Object.entries({ seq, kind, agent, conn, vendor, subj, why, ticket, ref, out, code, hash });
  const data = members
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${escapeParameter(String(value))}"`]))
    .join(' ');
  const head = [
    `<${String(facility * 8 + severities[severityOf(record)])}>1`,
    record.ts,
    headerField(record.dev, 255),
    'keydesk',
    '-',
    headerField(record.act, 32),
  ];
  const text = `${head.join(' ')} [keydesk@${String(enterpriseNumber)} ${data}]`;
  return message === '' ? text : `${text} ${message}`;
}

/** RFC 6587 and 5425: the length in bytes before each message, so that no line break inside could end it. */
export function frame(message: string): Buffer {
  const bytes = Buffer.from(message, 'utf8');
  return Buffer.concat([Buffer.from(`${String(bytes.length)} `), bytes]);
}

/** RFC 5424 section 6.3.3. */
function escapeParameter(value: string): string {
  return value.replaceAll(/[\\"\]]/gu, String.raw`\$&`);
}

/** Printable ASCII without blanks. */
function headerField(value: string, length: number): string {
  return value.replaceAll(/[^\u0021-\u007e]/gu, '?').slice(0, length) || '-';
}
