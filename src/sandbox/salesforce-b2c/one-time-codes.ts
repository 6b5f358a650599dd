import type { SandboxClock } from '../kit/sandbox-clock';
import { randomDigits } from './random';
import type { Switches } from './switches';

/** What a code is good for; one made for the one purpose does nothing for the other. */
export type CodePurpose = 'sign-in' | 'verification';

/** One-time codes that go to the shopper and never to whoever asks for them. */
export interface OneTimeCodes {
  /** A code that voids the person's earlier one; null when too many were asked for in ten minutes. */
  issue(purpose: CodePurpose, person: string): string | null;
  /** Spends a code; `person` is whose it must be, null where the code alone has to do. */
  redeem(purpose: CodePurpose, person: string | null, code: string): CodeOutcome;
}
export type CodeOutcome =
  { readonly result: 'ok'; readonly person: string } | { readonly result: 'wrong' } | { readonly result: 'too-many' };

const windowMs = 10 * 60_000;
const perWindow = 6;

export function createOneTimeCodes(clock: SandboxClock, switches: Switches): OneTimeCodes {
  const held = new Map<string, { readonly person: string; readonly code: string; readonly expiresAt: number }>();
  const asked = new Map<string, readonly number[]>();
  const missed = new Map<string, readonly number[]>();
  const keyOf = (purpose: CodePurpose, person: string): string => `${purpose}\n${person}`;
  const note = (times: Map<string, readonly number[]>, key: string): number => {
    const recent = [...(times.get(key) ?? []).filter((at) => clock.now() - at < windowMs), clock.now()];
    times.set(key, recent);
    return recent.length;
  };
  return {
    issue: (purpose, person) => {
      const key = keyOf(purpose, person);
      if (note(asked, key) > perWindow) return null;
      const code = randomDigits(8);
      held.set(key, { person, code, expiresAt: clock.now() + switches.oneTimeCodeMinutes * 60_000 });
      missed.delete(key);
      return code;
    },
    redeem: (purpose, person, code) => {
      const key =
        person === null
          ? [...held].find(([each, entry]) => each.startsWith(`${purpose}\n`) && entry.code === code)?.[0]
          : keyOf(purpose, person);
      const entry = key === undefined ? undefined : held.get(key);
      if (key === undefined || entry === undefined) return { result: 'wrong' };
      if (entry.code !== code || entry.expiresAt <= clock.now()) {
        return note(missed, key) > perWindow ? { result: 'too-many' } : { result: 'wrong' };
      }
      held.delete(key);
      return { result: 'ok', person: entry.person };
    },
  };
}
