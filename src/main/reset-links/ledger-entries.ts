import type { ResetFacts, ResetKind } from '../../shared/domain/capability';
import { stateAt, type LedgerEntry, type ResetState, type Revocation } from '../../shared/domain/reset-ledger';
import type { ResetAct } from '../journal/journal';
import { isSameAccount, type KnownReset } from './known-resets';

const minuteMs = 60_000;

const kindOf: Readonly<Record<ResetAct, ResetKind>> = {
  'reset.link': 'link',
  'reset.mail': 'mailed',
  'reset.force': 'forced',
};

/** What the store does for a kind of reset; null when that is not known, as after the connection was removed. */
export type FactsOf = (connectionId: string, kind: ResetKind) => ResetFacts | null;

/**
 * How the known resets stand, newest first. What was refused or failed for certain is no reset and left out. A link that was
 * made to kill the one before (`noop`: nobody was given it) is left out too, but kills.
 */
export function ledgerEntries(resets: readonly KnownReset[], factsOf: FactsOf, nowMs: number): LedgerEntry[] {
  const real = resets.filter(({ outcome }) => outcome?.out !== 'failed' && outcome?.out !== 'denied');
  return real
    .flatMap((reset, at) => {
      if (reset.outcome?.out === 'noop') return [];
      const newer = real.slice(at + 1).filter((other) => isSameTarget(reset, other));
      return [entryOf(reset, newer, factsOf(reset.subject.ref.connectionId, kindOf[reset.act]), nowMs)];
    })
    .reverse();
}

function entryOf(
  reset: KnownReset,
  newerOnes: readonly KnownReset[],
  facts: ResetFacts | null,
  nowMs: number,
): LedgerEntry {
  const { id, at, agent, ticket, subject } = reset;
  const kind = kindOf[reset.act];
  const newer = mostCertain(newerOnes.map((other) => ({ id: other.id, voids: voidsBy(other, facts) })));
  const { expiresAt, expiry } = expiryOf(reset, facts);
  const open = newer?.voids === 'yes' ? 'superseded' : reset.isUsed ? 'used' : plainState(reset);
  return {
    ...{ id, ref: subject.ref, vendor: subject.vendor, kind, at, agent, ticket },
    state: stateAt({ state: open, expiresAt }, nowMs),
    answer: reset.outcome === null ? 'waiting' : reset.outcome.out === 'unknown' ? 'lost' : 'given',
    ...{ expiresAt, expiry, newer },
    revocation: revocationOf(kind, facts),
  };
}

/** A newer one that certainly kills; else the newest. */
function mostCertain(newer: readonly NonNullable<LedgerEntry['newer']>[]): LedgerEntry['newer'] {
  return newer.find(({ voids }) => voids === 'yes') ?? newer.at(-1) ?? null;
}

/** Whether a newer one killed what was there: nobody knows as long as it isn't known that it was done. */
function voidsBy(newer: KnownReset, facts: ResetFacts | null): 'yes' | 'no' | 'unknown' {
  const rule = facts?.voidsOlder ?? 'unknown';
  const isDone = newer.outcome?.out === 'ok' || newer.outcome?.out === 'noop';
  return rule === 'yes' && !isDone ? 'unknown' : rule;
}

function plainState({ act, outcome }: KnownReset): ResetState {
  if (outcome?.out !== 'ok') return 'requested';
  return act === 'reset.link' ? 'link-held' : 'accepted';
}

function expiryOf({ at, outcome }: KnownReset, facts: ResetFacts | null): Pick<LedgerEntry, 'expiresAt' | 'expiry'> {
  const exact = outcome?.expiresAt ?? null;
  if (exact !== null) return { expiresAt: exact, expiry: 'exact' };
  const lifetime = facts?.lifetime ?? { kind: 'unknown' };
  if (lifetime.kind === 'until-sign-in') return { expiresAt: null, expiry: 'until-sign-in' };
  if (lifetime.kind !== 'fixed' || lifetime.minutes === null) return { expiresAt: null, expiry: 'unknown' };
  const expiresAt = new Date(Date.parse(at) + lifetime.minutes * minuteMs).toISOString();
  return { expiresAt, expiry: 'usual' };
}

function revocationOf(kind: ResetKind, facts: ResetFacts | null): Revocation {
  if (kind !== 'link' || facts === null) return 'none';
  if (facts.mintedBy === 'keydesk') return 'account-change';
  return facts.voidsOlder === 'yes' ? 'supersede' : 'none';
}

function isSameTarget(one: KnownReset, other: KnownReset): boolean {
  return one.act === other.act && isSameAccount(one.subject.ref, other.subject.ref);
}
