import type { TFunction } from 'i18next';
import { assertNever } from '../../../../shared/lib/assert-never';
import type { ResetFacts, ResetKind } from '../../../../shared/domain/capability';

/** One fact about a reset: what it is about, and the vendor's truth in a sentence. */
export interface FactLine {
  readonly topic: 'handover' | 'lifetime' | 'lock' | 'sessions' | 'older';
  readonly text: string;
}

function handover(t: TFunction, kind: ResetKind, facts: ResetFacts, vendor: string): string {
  switch (kind) {
    case 'link':
      return facts.mintedBy === 'vendor'
        ? t('resetFact.handover.vendor-link', { vendor })
        : t('resetFact.handover.keydesk-link');
    case 'mailed':
      return t('resetFact.handover.mailed', { vendor });
    case 'forced':
      return facts.mailedBy === 'vendor'
        ? t('resetFact.handover.forced-mailed', { vendor })
        : t('resetFact.handover.forced');
    default:
      return assertNever(kind);
  }
}

function lifetime(t: TFunction, facts: ResetFacts, vendor: string): string {
  switch (facts.lifetime.kind) {
    case 'chosen':
      return t('resetFact.lifetime.chosen');
    case 'fixed':
      return facts.lifetime.minutes === null
        ? t('resetFact.lifetime.fixed-unknown', { vendor })
        : t('resetFact.lifetime.fixed', { count: facts.lifetime.minutes });
    case 'unknown':
      return t('resetFact.lifetime.unknown', { vendor });
    case 'until-sign-in':
      return t('resetFact.lifetime.until-sign-in');
    default:
      return assertNever(facts.lifetime);
  }
}

/** What a reset of one kind really does at a vendor, most important first. */
export function resetFactLines(t: TFunction, kind: ResetKind, facts: ResetFacts, vendor: string): readonly FactLine[] {
  const older: readonly FactLine[] =
    kind === 'forced' ? [] : [{ topic: 'older', text: t(`resetFact.older.${facts.voidsOlder}`, { vendor }) }];
  return [
    { topic: 'handover', text: handover(t, kind, facts, vendor) },
    { topic: 'lifetime', text: lifetime(t, facts, vendor) },
    { topic: 'lock', text: t(`resetFact.lock.${facts.unlocks}`, { vendor }) },
    { topic: 'sessions', text: t(`resetFact.sessions.${facts.endsSessions}`, { vendor }) },
    ...older,
  ];
}
