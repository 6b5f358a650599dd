import type { HandOverTexts } from './hand-over-texts';

export const sv: HandOverTexts = {
  mail: {
    subject: (brand) => `${brand}: din länk till ett nytt lösenord`,
    greeting: (firstName) => (firstName === null ? 'Hej!' : `Hej ${firstName}!`),
    what: (brand) =>
      `Du har bett kundtjänst hos ${brand} om hjälp med att logga in. Med den här länken väljer du själv ett nytt lösenord:`,
    linkLabel: 'Välj ett nytt lösenord',
    until: (moment) => `Länken fungerar en gång och till ${moment}.`,
    page: (host) =>
      `Den öppnar en sida på ${host}. Kontrollera att webbläsaren visar den adressen innan du skriver ett lösenord.`,
    asksNothing:
      'Vi ber aldrig om ditt lösenord, om koder eller kortuppgifter, varken i mejl eller på telefon. Du behöver inte svara på det här mejlet.',
    notYou:
      'Om det inte var du som kontaktade oss kan du bortse från mejlet: inget ändras så länge ingen använder länken. Berätta det gärna för oss.',
    contact: (contact) => `Så når du oss: ${contact}`,
    sender: (brand) => `Kundtjänst, ${brand}`,
  },
  note: {
    label: {
      done: 'Gjort',
      store: 'Butik',
      when: 'När',
      until: 'Gäller till',
      callerCheck: 'Uppringaren verifierad genom',
      journal: 'Journal',
    },
    reset: {
      link: 'Återställningslänk skapad',
      mailed: 'Återställningsmejl begärt',
      forced: 'Nytt lösenord krävs vid nästa inloggning',
    },
    handedOver: {
      copied: 'kopierad av handläggaren',
      shown: 'visad för handläggaren',
      scanned: 'visad som QR-kod',
      'mail-program': 'lagd i handläggarens mejlprogram',
      mailed: 'mottagen av mejlservern',
    },
    access: {
      activate: 'Kontot aktiverat',
      deactivate: 'Kontot avstängt',
      hold: 'Kontot spärrat tills vidare',
      release: 'Spärren på kontot hävd',
    },
    accepted: 'butiken tog emot begäran',
    outcomeUnknown: 'det är inte känt om det blev gjort',
    callerCheck: {
      'order-number': 'ordernummer',
      'phone-call-back': 'motringning',
      'mail-round-trip': 'svar via e-post',
      'in-person': 'personligt besök',
      supervisor: 'arbetsledare',
    },
    notVerified: 'inte verifierad',
  },
};
