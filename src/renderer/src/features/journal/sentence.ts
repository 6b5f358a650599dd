import type { TFunction } from 'i18next';
import type { FailureCode } from '../../../../shared/domain/failure';
import { journalActs, type JournalEntry } from '../../../../shared/domain/journal-entry';
import { agentName } from '../../bridge/wording/agent-name';
import { plainText } from '../../lib/inspect-text';

const writes = [
  'account.activate',
  'account.deactivate',
  'reset.link',
  'reset.mail',
  'reset.force',
  'shopper.register',
  'session.end',
  'sign-in-as',
] as const;
type Write = (typeof writes)[number];

/** Several codes have one cause, as far as somebody who reads the journal later is concerned. */
const causes = {
  offline: 'offline',
  timeout: 'timeout',
  unavailable: 'unavailable',
  'rate-limited': 'rate-limited',
  auth: 'credentials',
  'credentials-rejected': 'credentials',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  conflict: 'conflict',
  rejected: 'rejected',
  'vendor-error': 'vendor-error',
  'tls-untrusted': 'network',
  'proxy-auth': 'network',
  cancelled: 'cancelled',
  unsupported: 'unsupported',
  'policy-denied': 'policy-denied',
  'keychain-locked': 'keychain',
  'keychain-absent': 'keychain',
  'keychain-unresponsive': 'keychain',
  'keychain-refused': 'keychain',
  'keychain-module-missing': 'keychain',
  'journal-unavailable': 'journal-unavailable',
  'clock-untrusted': 'clock-untrusted',
  misconfigured: 'misconfigured',
} as const satisfies Partial<Readonly<Record<FailureCode, string>>>;

/**
 * An entry in words: who did what where, and what came of it.
 *
 * @param store the name of its connection, or what stands in for one that is gone.
 */
export function entrySentence(t: TFunction, entry: JournalEntry, store: string): string {
  const sentence = actSentence(t, entry, store);
  return entry.second === null
    ? sentence
    : `${sentence} ${t('secondPerson.sentence', { name: plainText(entry.second) })}`;
}

function actSentence(t: TFunction, entry: JournalEntry, store: string): string {
  const names = { agent: agentName(entry.agent), store };
  if (entry.kind === 'unreadable') return t('journal.unreadable');
  if (entry.kind === 'seal') return t('journal.seal');
  const act = journalActs.find((known) => known === entry.act);
  if (act === undefined) return t('journal.other', { ...names, act: entry.act });
  const write = writes.find((known) => known === act);
  if (write !== undefined && entry.outcome !== null) return writeSentence(t, entry, write, names);
  if (isWrite(act)) return t('journal.other', { ...names, act });
  return t(`journal.event.${act}`, names);
}

function isWrite(act: string): act is Write {
  return writes.some((write) => write === act);
}

function writeSentence(
  t: TFunction,
  { outcome, failureCode }: JournalEntry,
  act: Write,
  names: { readonly agent: string; readonly store: string },
): string {
  if (outcome === null || outcome === 'ok') return t(`journal.did.${act}`, names);
  const tried = t(`journal.tried.${act}`, names);
  if (outcome !== 'failed') return `${tried} ${t(`journal.result.${outcome}`)}`;
  const cause = causeOf(t, failureCode);
  return `${tried} ${cause === null ? t('journal.result.failed') : t('journal.result.failedBecause', { cause })}`;
}

/** Why it failed; a code without words of its own is shown as it is. */
function causeOf(t: TFunction, code: string | null): string | null {
  if (code === null) return null;
  const known = Object.entries(causes).find(([name]) => name === code)?.[1];
  return known === undefined ? code : t(`journal.cause.${known}`);
}
