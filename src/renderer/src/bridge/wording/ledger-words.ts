import type { TFunction } from 'i18next';
import { isOutstanding, stateAt, type LedgerEntry } from '../../../../shared/domain/reset-ledger';
import { agentName } from './agent-name';

/** As much of the window's formats as is needed here. */
interface Moments {
  moment(iso: string): string;
}

const minuteMs = 60_000;
const hourMinutes = 60;

/** Until when a reset is good, as far as that is known. */
export function expiryWords(t: TFunction, format: Moments, { expiry, expiresAt }: LedgerEntry): string {
  return t(`ledger.expiry.${expiry}`, { time: expiresAt === null ? '' : format.moment(expiresAt) });
}

/** Who asked for it, and when. */
export function askedWords(t: TFunction, format: Moments, { agent, at }: LedgerEntry): string {
  return t('ledger.asked', { agent: agentName(agent), time: format.moment(at) });
}

/** How much of its time is left; null for a reset that is over or has no time. */
export function leftWords(t: TFunction, entry: LedgerEntry, nowMs: number): string | null {
  if (entry.expiresAt === null || !isOutstanding(stateAt(entry, nowMs))) return null;
  // A minute that has begun still counts: "0 min left" would be said of a link that works.
  const minutes = Math.ceil((Date.parse(entry.expiresAt) - nowMs) / minuteMs);
  const [hours, rest] = [Math.floor(minutes / hourMinutes), minutes % hourMinutes];
  const parts = [
    ...(hours > 0 ? [t('duration.hours', { count: hours })] : []),
    ...(rest > 0 ? [t('duration.minutes', { count: rest })] : []),
  ];
  return t('ledger.left', { time: parts.join(' ') });
}

/** What the agent should know about it beyond its state, most important first. */
export function remarksOn(t: TFunction, entry: LedgerEntry, nowMs: number): readonly string[] {
  const answer = entry.answer === 'given' ? [] : [t(`ledger.answer.${entry.answer}`)];
  const newer = entry.newer === null ? [] : [t(`ledger.newer.${entry.newer.voids}`)];
  const revocation = isOutstanding(stateAt(entry, nowMs)) ? [t(`ledger.revocation.${entry.revocation}`)] : [];
  return [...answer, ...newer, ...revocation];
}
