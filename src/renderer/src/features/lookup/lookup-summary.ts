import type { AccountRow } from '../../../../shared/domain/lookup-event';
import type { Lookup } from './lookup-store';
import { isUnanswered } from './section';

export interface LookupSummary {
  readonly asked: number;
  readonly waiting: number;
  readonly matches: number;
  /** Connections that were asked and gave no answer. */
  readonly silent: number;
  /** Connections that were not asked because they are not ready. */
  readonly notAsked: number;
}

export function rowsOf(lookup: Lookup): readonly AccountRow[] {
  if (lookup.phase !== 'asking' && lookup.phase !== 'done') return [];
  return lookup.sections.flatMap((section) => (section.answer?.state === 'rows' ? section.answer.rows : []));
}

export function summarise(lookup: Lookup): LookupSummary {
  if (lookup.phase !== 'asking' && lookup.phase !== 'done') {
    return { asked: 0, waiting: 0, matches: 0, silent: 0, notAsked: 0 };
  }
  const { sections } = lookup;
  const silent = sections.filter(isUnanswered).length;
  const waiting = lookup.phase === 'asking' ? sections.filter((section) => section.answer === null).length : 0;
  const notAsked = sections.filter((section) => section.answer?.state === 'skipped').length;
  return {
    asked: sections.length - notAsked,
    waiting,
    matches: rowsOf(lookup).length,
    silent: silent - waiting,
    notAsked,
  };
}

/**
 * The one match of a finished look-up, over all connections that answered; null when the agent has to choose.
 *
 * A connection that is down doesn't hold up the call: its trouble stands beside the account.
 */
export function unambiguousMatch(lookup: Lookup): AccountRow | null {
  if (lookup.phase !== 'done') return null;
  const [only, ...others] = rowsOf(lookup);
  return only !== undefined && others.length === 0 ? only : null;
}
