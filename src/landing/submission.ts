import { z } from 'zod';
import type { ResetPurpose } from '../main/reset-links/token-format';
import type { PasswordProblem } from './password/password-rules';
import type { Language } from './texts/landing-texts';

const passwords = { password: z.string().max(4_096), repeat: z.string().max(4_096) };
const text = z.string().min(1).max(2_048);

/** What the page's script posts: a Keydesk token (or none, when it is in the cookie), or a token that a vendor made. */
export const submissionSchema = z.union([
  z.strictObject({ kdt: z.string().max(4_096).optional(), ...passwords }),
  z.strictObject({ c: text.max(64), t: text, l: text.max(320).optional(), ...passwords }),
]);
export type PostedSubmission = z.infer<typeof submissionSchema>;

interface NewPassword {
  readonly password: string;
  readonly repeat: string;
  /** Of the page, for the notice that is mailed. */
  readonly language: Language;
}
export interface TokenSubmission extends NewPassword {
  readonly token: string;
  readonly purpose: ResetPurpose;
}
export interface TicketSubmission extends NewPassword {
  readonly connectionId: string;
  readonly token: string;
  readonly login: string | null;
}

/** What the shopper is told. All refusals of a link are one. */
export type SubmissionResult =
  | { readonly result: 'done'; readonly signInUrl: string | null }
  | { readonly result: 'link-invalid' }
  | { readonly result: 'password'; readonly problem: PasswordProblem }
  /** The vendor may or may not have set the password. */
  | { readonly result: 'unknown' }
  /** Certainly nothing was changed, and the link is still good. */
  | { readonly result: 'try-later' }
  | { readonly result: 'too-many' };

export const linkInvalid: SubmissionResult = { result: 'link-invalid' };
