import type { JournalRecord } from '../../journal/record';
import { severityOf } from './severity';

const severities = { info: 3, warning: 5, error: 8 } as const;

/** One CEF:0 event. */
export function toCef(record: JournalRecord): string {
  const { ts, agent, subj, out, why, code, hash, conn, seq } = record;
  const head = ['CEF:0', 'Keydesk', 'Keydesk', record.app, record.act, record.act].map(escapeHead);
  const extension = Object.entries({
    rt: Date.parse(ts),
    suser: agent,
    cs1Label: subj === undefined ? undefined : 'subj',
    cs1: subj,
    cs2Label: conn === undefined ? undefined : 'conn',
    cs2: conn,
    cn1Label: 'seq',
    cn1: seq,
    outcome: out,
    reason: code ?? why,
    externalId: hash,
  })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeValue(String(value))}`]))
    .join(' ');
  return `${head.join('|')}|${String(severities[severityOf(record)])}|${extension}`;
}

function escapeHead(value: string): string {
  return value.replaceAll(/[\\|]/gu, String.raw`\$&`).replaceAll(/[\r\n]/gu, ' ');
}

function escapeValue(value: string): string {
  return value
    .replaceAll(/[\\=]/gu, String.raw`\$&`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\n', String.raw`\n`);
}
