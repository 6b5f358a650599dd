import type { HandOverTexts } from './hand-over-texts';

export const nb: HandOverTexts = {
  mail: {
    subject: (brand) => `${brand}: lenken din til et nytt passord`,
    greeting: (firstName) => (firstName === null ? 'Hei!' : `Hei, ${firstName}!`),
    what: (brand) =>
      `Du har bedt kundeservice hos ${brand} om hjelp til å logge inn. Med denne lenken velger du selv et nytt passord:`,
    linkLabel: 'Velg et nytt passord',
    until: (moment) => `Lenken virker én gang og frem til ${moment}.`,
    page: (host) =>
      `Den åpner en side på ${host}. Sjekk at nettleseren viser denne adressen før du skriver et passord.`,
    asksNothing:
      'Vi spør aldri om passordet ditt, om koder eller kortopplysninger, verken i e-post eller på telefon. Du trenger ikke svare på denne e-posten.',
    notYou:
      'Hvis det ikke var du som tok kontakt med oss, kan du se bort fra e-posten: ingenting endres så lenge ingen bruker lenken. Si gjerne fra til oss.',
    contact: (contact) => `Slik når du oss: ${contact}`,
    sender: (brand) => `Kundeservice, ${brand}`,
  },
  note: {
    label: {
      done: 'Utført',
      store: 'Butikk',
      when: 'Når',
      until: 'Gjelder til',
      callerCheck: 'Innringer verifisert ved',
      journal: 'Journal',
    },
    reset: {
      link: 'Lenke til nytt passord laget',
      mailed: 'E-post om nytt passord bedt om',
      forced: 'Nytt passord kreves ved neste innlogging',
    },
    handedOver: {
      copied: 'kopiert av saksbehandleren',
      shown: 'vist til saksbehandleren',
      scanned: 'vist som QR-kode',
      'mail-program': 'lagt i saksbehandlerens e-postprogram',
      mailed: 'mottatt av e-postserveren',
    },
    access: {
      activate: 'Kontoen er slått på',
      deactivate: 'Kontoen er slått av',
      hold: 'Kontoen er satt på vent',
      release: 'Kontoen er ikke lenger på vent',
    },
    accepted: 'butikken tok imot forespørselen',
    outcomeUnknown: 'det er ikke kjent om det ble gjort',
    callerCheck: {
      'order-number': 'ordrenummer',
      'phone-call-back': 'oppringning tilbake',
      'mail-round-trip': 'svar på e-post',
      'in-person': 'personlig oppmøte',
      supervisor: 'leder',
    },
    notVerified: 'ikke verifisert',
  },
};
