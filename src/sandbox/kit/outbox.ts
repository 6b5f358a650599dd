/** A mail the vendor would have sent; nothing ever leaves the machine. */
export interface OutboxMail {
  readonly to: string;
  /** The vendor's name for the kind of mail, for example `password-reset`. */
  readonly template: string;
  readonly link: string | null;
  readonly at: string;
}

export interface Outbox {
  all(): readonly OutboxMail[];
  add(mail: OutboxMail): void;
  clear(): void;
}

export function createOutbox(): Outbox {
  let mails: OutboxMail[] = [];
  return {
    all: () => [...mails],
    add: (mail) => {
      mails = [...mails.slice(-499), mail];
    },
    clear: () => {
      mails = [];
    },
  };
}
