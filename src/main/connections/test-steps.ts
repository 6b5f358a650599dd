import { isOffered, resetKinds, type VendorCapabilities } from '../../shared/domain/capability';
import { testSteps, type TestEvent, type TestStep, type TestStepReport } from '../../shared/domain/connection-test';
import type { Failure } from '../../shared/domain/failure';
import { accessChanges } from '../../shared/domain/account';
import { clockCareMs, clockUntrustedMs } from '../../shared/domain/clock-offset';
import { lookupKinds } from '../../shared/domain/lookup-key';
import { assertNever } from '../../shared/lib/assert-never';
import type { ProbeReport } from '../vendors/port';

/** The step of a test that a failure belongs to: what has to be put right. */
export function stepOfFailure(failure: Failure): TestStep {
  switch (failure.code) {
    case 'misconfigured':
      return stepOfMisconfiguration(failure.cause);
    case 'keychain-locked':
    case 'keychain-absent':
    case 'keychain-unresponsive':
    case 'keychain-refused':
    case 'keychain-module-missing':
      return 'secrets';
    case 'policy-denied':
    case 'invalid-input':
      return 'settings';
    case 'offline':
    case 'timeout':
    case 'unavailable':
    case 'rate-limited':
    case 'proxy-auth':
    case 'cancelled':
      return 'reach';
    case 'tls-untrusted':
      return 'tls';
    case 'auth':
    case 'credentials-rejected':
      return 'token';
    case 'forbidden':
      return 'scopes';
    case 'clock-untrusted':
      return 'clock';
    case 'not-found':
    case 'conflict':
    case 'rejected':
    case 'vendor-error':
    case 'unknown-outcome':
    case 'unsupported':
    case 'journal-unavailable':
    case 'ambiguous':
      return 'tenant';
    default:
      return assertNever(failure);
  }
}

function stepOfMisconfiguration(cause: Extract<Failure, { code: 'misconfigured' }>['cause']): TestStep {
  switch (cause) {
    case 'setting':
    case 'tenant':
    case 'list':
    case 'store-hash':
    case 'site':
      return 'tenant';
    case 'credentials-missing':
    case 'host-changed':
      return 'secrets';
    case 'origin':
      return 'settings';
    default:
      return assertNever(cause);
  }
}

type StepEvent = Extract<TestEvent, { type: 'step' }>;

export function stepEvent(
  step: TestStep,
  state: TestStepReport['state'],
  more: Partial<Pick<TestStepReport, 'failure' | 'found' | 'ms'>> = {},
): StepEvent {
  return { type: 'step', step, state, failure: null, found: [], ms: null, ...more };
}

/** The steps that follow from what a probe reported, from the token on. */
export function reportedSteps(report: ProbeReport): readonly StepEvent[] {
  const { scopes, missingScopes, clockOffsetMs, storeName } = report;
  return [
    stepEvent('token', 'ok'),
    missingScopes.length > 0
      ? stepEvent('scopes', 'failed', {
          failure: { code: 'forbidden', missingScope: missingScopes.join(', ').slice(0, 120) },
          found: short(missingScopes),
        })
      : stepEvent('scopes', scopes.length === 0 ? 'unknown' : 'ok', { found: short(scopes) }),
    stepEvent('tenant', report.warnings.length > 0 ? 'care' : 'ok', {
      found: storeName === null ? [] : short([storeName]),
    }),
    clockStep(clockOffsetMs),
    stepEvent('capabilities', 'ok', { found: offeredKeys(report.capabilities) }),
  ];
}

function clockStep(offsetMs: number | null): StepEvent {
  if (offsetMs === null) return stepEvent('clock', 'unknown');
  const off = Math.abs(offsetMs);
  if (off < clockCareMs) return stepEvent('clock', 'ok', { ms: offsetMs });
  if (off < clockUntrustedMs) return stepEvent('clock', 'care', { ms: offsetMs });
  return stepEvent('clock', 'failed', { ms: offsetMs, failure: { code: 'clock-untrusted', offsetMs } });
}

/** What the store can do, as keys: `find-email`, `activate`, `reset-link` … */
function offeredKeys(capabilities: VendorCapabilities): string[] {
  return [
    ...lookupKinds.filter((kind) => isOffered(capabilities.findBy[kind])).map((kind) => `find-${kind}`),
    ...accessChanges.filter((change) => isOffered(capabilities.access[change])),
    ...resetKinds.filter((kind) => isOffered(capabilities.resets[kind].capability)).map((kind) => `reset-${kind}`),
    ...(isOffered(capabilities.resendConfirmation) ? ['resend-confirmation'] : []),
  ];
}

function short(texts: readonly string[]): string[] {
  return texts.slice(0, 100).map((text) => text.slice(0, 300));
}

/** Whether one step comes before another. */
export function isBefore(step: TestStep, other: TestStep): boolean {
  return testSteps.indexOf(step) < testSteps.indexOf(other);
}
