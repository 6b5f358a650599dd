import type { TFunction } from 'i18next';
import { assertNever } from '../../../../shared/lib/assert-never';
import type { Failure } from '../../../../shared/domain/failure';
import type { Format } from '../../lib/format';
import type { Problem } from '../attempt';
import { capabilityReasonText } from './capability-text';
import { fieldLabel } from './field-label';

/** Says what happened and what to do next, in one or two sentences. */
export function problemText(t: TFunction, format: Format, problem: Problem): string {
  return problem.kind === 'bug' ? t('failure.bug') : failureText(t, format, problem.failure);
}

function failureText(t: TFunction, format: Format, failure: Failure): string {
  switch (failure.code) {
    case 'offline':
      return t(`failure.offline.${failure.cause}`);
    case 'unavailable':
      return sentences(
        t(`failure.unavailable.${failure.cause}`, { status: failure.status ?? '5xx' }),
        retryText(t, format, failure.retryAt),
      );
    case 'rate-limited':
      return sentences(t('failure.rate-limited'), retryText(t, format, failure.retryAt));
    case 'auth':
      return t(`failure.auth.${failure.cause}`);
    case 'forbidden':
      return failure.missingScope === null
        ? t('failure.forbidden.unnamed')
        : t('failure.forbidden.scope', { scope: failure.missingScope });
    case 'rejected':
      return failure.key === null ? t('failure.rejected.unnamed') : t('failure.rejected.key', { key: failure.key });
    case 'vendor-error':
      return failure.path === null
        ? t(`failure.vendor-error.${failure.cause}`)
        : sentences(t(`failure.vendor-error.${failure.cause}`), t('failure.at', { path: failure.path }));
    case 'tls-untrusted':
      return t('failure.tls-untrusted', { host: failure.host });
    case 'unsupported':
      return t('failure.unsupported', { why: capabilityReasonText(t, failure.reason) });
    case 'policy-denied':
      return policyText(t, failure.rule);
    case 'clock-untrusted':
      return t('failure.clock-untrusted', { count: Math.round(Math.abs(failure.offsetMs) / 60_000) });
    case 'misconfigured':
      return failure.field === null
        ? t(`failure.misconfigured.${failure.cause}`)
        : sentences(
            t(`failure.misconfigured.${failure.cause}`),
            t('failure.field', { field: fieldLabel(t, failure.field) }),
          );
    case 'ambiguous':
      return t('failure.ambiguous', { count: failure.count });
    case 'invalid-input':
      return invalidInputText(t, failure);
    case 'journal-unavailable':
      return sentences(...journalCause(t, failure), t('failure.journal-unavailable'));
    case 'timeout':
    case 'credentials-rejected':
    case 'not-found':
    case 'conflict':
    case 'proxy-auth':
    case 'cancelled':
    case 'unknown-outcome':
    case 'keychain-locked':
    case 'keychain-absent':
    case 'keychain-unresponsive':
    case 'keychain-refused':
    case 'keychain-module-missing':
      return t(`failure.${failure.code}`);
    default:
      return assertNever(failure);
  }
}

function journalCause(t: TFunction, { cause, at }: Extract<Failure, { code: 'journal-unavailable' }>): string[] {
  if (cause === undefined) return [];
  return [t(`failure.journal-cause.${cause}`, { at: at ?? '?' })];
}

const policyRules = [
  'agent-unknown',
  'agent-identity',
  'allowedActions',
  'allowedConnectionHosts',
  'allowedLinkHosts',
  'connections',
  'languages',
  'linkVisible',
  'log-export',
  'ownConnections',
  'restart-needed',
  'screen-locked',
  'system-screen-locked',
  'write-running',
  'resets-per-hour',
  'resets-per-day',
  'resets-per-account',
  'second-person',
  'second-person-self',
] as const;

function policyText(t: TFunction, rule: string): string {
  const known = policyRules.find((name) => name === rule);
  return known === undefined ? t('failure.policy-denied.other', { rule }) : t(`failure.policy-denied.${known}`);
}

const fileProblems = ['not-read', 'not-written', 'too-large', 'newer-version'] as const;
const queryProblems = ['empty', 'too-short', 'too-long', 'control-characters', 'malformed'] as const;

function invalidInputText(t: TFunction, failure: Extract<Failure, { code: 'invalid-input' }>): string {
  if (failure.field === 'file') {
    return t(`failure.file.${fileProblems.find((name) => name === failure.problem) ?? 'other'}`);
  }
  const known = queryProblems.find((name) => name === failure.problem);
  return failure.field === 'query' && known !== undefined
    ? t(`failure.query.${known}`)
    : t('failure.invalid-input', { field: fieldLabel(t, failure.field) });
}

function retryText(t: TFunction, format: Format, retryAt: string | null): string {
  return retryAt === null ? t('failure.retry.soon') : t('failure.retry.at', { time: format.time(retryAt) });
}

function sentences(...parts: readonly string[]): string {
  return parts.join(' ');
}
