import type { AccessChange } from '../../../shared/domain/account';
import type { CallerCheck } from '../../../shared/domain/action';
import type { ResetKind } from '../../../shared/domain/capability';

/** How a link left Keydesk; `mailed` means that a mail server accepted it, and nothing more. */
export type HandOverWay = 'copied' | 'shown' | 'scanned' | 'mail-program' | 'mailed';

/** What a shopper reads in a mail with a link; each member is a paragraph unless it says otherwise. */
export interface MailTexts {
  /** One line. */
  readonly subject: (brand: string) => string;
  readonly greeting: (firstName: string | null) => string;
  /** What the link below is; ends in a colon. */
  readonly what: (brand: string) => string;
  /** What stands on the link itself where markup can be shown. */
  readonly linkLabel: string;
  readonly until: (moment: string) => string;
  readonly page: (host: string) => string;
  readonly asksNothing: string;
  readonly notYou: string;
  readonly contact: (contact: string) => string;
  readonly sender: (brand: string) => string;
}

/** What an agent pastes into the ticket after a call. */
export interface NoteTexts {
  readonly label: {
    readonly done: string;
    readonly store: string;
    readonly when: string;
    readonly until: string;
    readonly callerCheck: string;
    readonly journal: string;
  };
  readonly reset: Readonly<Record<ResetKind, string>>;
  readonly handedOver: Readonly<Record<HandOverWay, string>>;
  readonly access: Readonly<Record<AccessChange, string>>;
  /** What a vendor's yes to a mail means; nobody saw the mail itself. */
  readonly accepted: string;
  readonly outcomeUnknown: string;
  readonly callerCheck: Readonly<Record<CallerCheck, string>>;
  readonly notVerified: string;
}

export interface HandOverTexts {
  readonly mail: MailTexts;
  readonly note: NoteTexts;
}
