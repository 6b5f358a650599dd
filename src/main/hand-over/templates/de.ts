import type { HandOverTexts } from './hand-over-texts';

export const de: HandOverTexts = {
  mail: {
    subject: (brand) => `${brand}: Ihr Link zu einem neuen Passwort`,
    greeting: (firstName) => (firstName === null ? 'Guten Tag,' : `Guten Tag ${firstName},`),
    what: (brand) =>
      `Sie haben den Kundenservice von ${brand} um Hilfe beim Anmelden gebeten. Mit diesem Link wählen Sie selbst ein neues Passwort:`,
    linkLabel: 'Neues Passwort wählen',
    until: (moment) => `Der Link gilt einmal und bis ${moment}.`,
    page: (host) =>
      `Er öffnet eine Seite auf ${host}. Prüfen Sie, ob Ihr Browser diese Adresse zeigt, bevor Sie ein Passwort eingeben.`,
    asksNothing:
      'Wir fragen nie nach Ihrem Passwort, nach Codes oder Kartendaten, weder per E-Mail noch am Telefon. Sie müssen auf diese E-Mail nicht antworten.',
    notYou:
      'Wenn nicht Sie sich an uns gewandt haben, beachten Sie diese E-Mail nicht: Solange niemand den Link benutzt, ändert sich nichts. Bitte sagen Sie uns Bescheid.',
    contact: (contact) => `So erreichen Sie uns: ${contact}`,
    sender: (brand) => `Kundenservice, ${brand}`,
  },
  note: {
    label: {
      done: 'Erledigt',
      store: 'Shop',
      when: 'Wann',
      until: 'Gilt bis',
      callerCheck: 'Anrufer geprüft durch',
      journal: 'Journal',
    },
    reset: {
      link: 'Link zum Zurücksetzen erstellt',
      mailed: 'E-Mail zum Zurücksetzen angefordert',
      forced: 'Neues Passwort bei der nächsten Anmeldung verlangt',
    },
    handedOver: {
      copied: 'vom Mitarbeiter kopiert',
      shown: 'dem Mitarbeiter angezeigt',
      scanned: 'als QR-Code gezeigt',
      'mail-program': 'in das E-Mail-Programm des Mitarbeiters übernommen',
      mailed: 'vom Mailserver angenommen',
    },
    access: {
      activate: 'Konto freigeschaltet',
      deactivate: 'Konto abgeschaltet',
      hold: 'Konto vorläufig gesperrt',
      release: 'Vorläufige Sperre des Kontos aufgehoben',
    },
    accepted: 'der Shop hat die Anforderung angenommen',
    outcomeUnknown: 'es ist nicht bekannt, ob es ausgeführt wurde',
    callerCheck: {
      'order-number': 'Bestellnummer',
      'phone-call-back': 'Rückruf',
      'mail-round-trip': 'Antwort per E-Mail',
      'in-person': 'persönliches Erscheinen',
      supervisor: 'Teamleitung',
    },
    notVerified: 'nicht geprüft',
  },
};
