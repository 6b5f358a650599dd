import { stringify } from 'csv-stringify/sync';
import type { SelectedRecord } from './selected-records';

const columns = [
  ...['record', 'time', 'agent', 'desk', 'version', 'kind', 'act', 'connection', 'vendor', 'account_pseudonym'],
  ...['reason', 'ticket', 'caller_check', 'outcome', 'code', 'count', 'outcome_record', 'outcome_time'],
  ...['link_expires', 'hash', 'previous_hash', 'outcome_hash'],
];

/** The lines as they stand in the journal, each write followed by its outcome. */
export function toNdjson(selected: readonly SelectedRecord[]): Buffer {
  const lf = Buffer.from('\n');
  return Buffer.concat(
    selected.flatMap(({ line, outcomeLine }) => (outcomeLine === null ? [line, lf] : [line, lf, outcomeLine, lf])),
  );
}

/** The first line of a table, with the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `\uFEFF${toCsv([columns])}`;
}

/** One row per entry, a write and its outcome in one. No cell can be taken for a formula (SC-10). */
export function toCsvRows(selected: readonly SelectedRecord[]): string {
  return toCsv(
    selected.map(({ record, outcome }) => [
      ...[record.seq, record.ts, record.agent, record.dev, record.app, record.kind, record.act],
      ...[record.conn, record.vendor, record.subj, record.why, record.ticket, record.check],
      ...[record.kind === 'intent' ? (outcome?.out ?? 'open') : undefined, (outcome ?? record).code, record.n],
      ...[outcome?.seq, outcome?.ts],
      outcome?.tok === undefined ? undefined : new Date(outcome.tok.exp * 1000).toISOString(),
      ...[record.hash, record.prev, outcome?.hash],
    ]),
  );
}

function toCsv(rows: readonly (readonly unknown[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, quoted_match: '\r', record_delimiter: 'windows' },
  );
}
