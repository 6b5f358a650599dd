import type { JournalRecord } from '../../journal/record';

/** How much attention a record deserves at the collector. */
export type Severity = 'info' | 'warning' | 'error';

export function severityOf({ kind, out }: JournalRecord): Severity {
  if (kind === 'alarm' || out === 'unknown') return 'error';
  return out === 'denied' || out === 'failed' ? 'warning' : 'info';
}
