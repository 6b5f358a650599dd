import type { TFunction } from 'i18next';
import { writeReasons } from '../../../../shared/domain/action';

const acts = [
  'account.open',
  'account.activate',
  'account.deactivate',
  'reset.link',
  'reset.mail',
  'reset.force',
  'link.reveal',
  'shopper.register',
  'session.end',
  'sign-in-as',
] as const;

/** What was done, in a few words; an act without words of its own is named as the journal names it. */
export function actWord(t: TFunction, act: string): string {
  const known = acts.find((candidate) => candidate === act);
  return known === undefined ? act : t(`act.${known}`);
}

/** Why it was done; a reason from another version is shown as it is. */
export function reasonWord(t: TFunction, reason: string): string {
  const known = writeReasons.find((candidate) => candidate === reason);
  return known === undefined ? reason : t(`reason.${known}`);
}
