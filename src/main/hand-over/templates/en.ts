import type { HandOverTexts } from './hand-over-texts';

export const en: HandOverTexts = {
  mail: {
    subject: (brand) => `${brand}: your link to a new password`,
    greeting: (firstName) => (firstName === null ? 'Hello,' : `Hello ${firstName},`),
    what: (brand) =>
      `You asked customer service at ${brand} for help with signing in. With this link you choose a new password yourself:`,
    linkLabel: 'Choose a new password',
    until: (moment) => `The link works once and until ${moment}.`,
    page: (host) =>
      `It opens a page on ${host}. Check that your browser shows this address before you type a password.`,
    asksNothing:
      'We never ask for your password, for codes or for card details, neither by mail nor on the phone. You need not answer this mail.',
    notYou:
      'If it was not you who contacted us, ignore this mail: nothing changes as long as nobody uses the link. Please tell us about it.',
    contact: (contact) => `How to reach us: ${contact}`,
    sender: (brand) => `Customer service, ${brand}`,
  },
  note: {
    label: {
      done: 'Done',
      store: 'Store',
      when: 'When',
      until: 'Good until',
      callerCheck: 'Caller verified by',
      journal: 'Journal',
    },
    reset: {
      link: 'Reset link made',
      mailed: 'Reset mail asked for',
      forced: 'New password required at the next sign-in',
    },
    handedOver: {
      copied: 'copied by the agent',
      shown: 'shown to the agent',
      scanned: 'shown as a QR code',
      'mail-program': 'put into the agent’s mail program',
      mailed: 'accepted by the mail server',
    },
    access: {
      activate: 'Account switched on',
      deactivate: 'Account switched off',
      hold: 'Account put on hold',
      release: 'Account released from hold',
    },
    accepted: 'the store accepted the request',
    outcomeUnknown: 'it is not known whether it was done',
    callerCheck: {
      'order-number': 'order number',
      'phone-call-back': 'calling back',
      'mail-round-trip': 'answer by e-mail',
      'in-person': 'in person',
      supervisor: 'supervisor',
    },
    notVerified: 'not verified',
  },
};
