import type { PasswordProblem } from '../password/password-rules';

/** Everything a shopper reads, in one language. */
export interface LandingTexts {
  readonly titleReset: string;
  readonly titleActivate: string;
  readonly intro: string;
  readonly password: string;
  readonly repeat: string;
  readonly hint: string;
  readonly show: string;
  readonly submit: string;
  readonly submitting: string;
  readonly problems: Readonly<Record<PasswordProblem, string>>;
  readonly noAnswer: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly signIn: string;
  /** The one sentence for every link that is refused. */
  readonly invalidTitle: string;
  readonly invalid: string;
  readonly missingTitle: string;
  readonly missing: string;
  readonly unknownTitle: string;
  readonly unknown: string;
  readonly tryLater: string;
  readonly tooMany: string;
  readonly needsScript: string;
  readonly mail: {
    readonly subject: (shop: string) => string;
    readonly body: (shop: string) => string;
  };
}

export const languages = ['en', 'sv', 'de', 'nb', 'fi'] as const;
export type Language = (typeof languages)[number];
