import { tooManyRequests } from './refusal';
import type { Store } from './store';

const windowMs = 60_000;

/** V3's and V2's checks of passwords share a limit of their own, against guessing. @throws Refusal 429 above it */
export function admitPasswordCheck({ validateFailures: failures, switches, clock }: Store): void {
  const recent = failures.filter((at) => clock.now() - at < windowMs);
  failures.splice(0, failures.length, ...recent);
  if (recent.length >= switches.validateFailuresPerMinute) throw tooManyRequests();
}

export function noteFailedCheck({ validateFailures, clock }: Store): void {
  validateFailures.push(clock.now());
}
