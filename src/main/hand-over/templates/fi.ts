import type { HandOverTexts } from './hand-over-texts';

export const fi: HandOverTexts = {
  mail: {
    subject: (brand) => `${brand}: linkki uuden salasanan valitsemiseen`,
    greeting: (firstName) => (firstName === null ? 'Hei,' : `Hei ${firstName},`),
    what: (brand) =>
      `Pyysit asiakaspalvelustamme (${brand}) apua kirjautumiseen. Tällä linkillä valitset itse uuden salasanan:`,
    linkLabel: 'Valitse uusi salasana',
    until: (moment) => `Linkki toimii kerran ja on voimassa tähän asti: ${moment}.`,
    page: (host) =>
      `Se avaa sivun osoitteessa ${host}. Tarkista ennen salasanan kirjoittamista, että selain näyttää tämän osoitteen.`,
    asksNothing:
      'Emme koskaan kysy salasanaasi, koodeja tai korttitietoja, emme sähköpostitse emmekä puhelimessa. Tähän viestiin ei tarvitse vastata.',
    notYou:
      'Jos et itse ottanut meihin yhteyttä, jätä viesti huomiotta: mikään ei muutu, ellei kukaan käytä linkkiä. Kerrothan asiasta meille.',
    contact: (contact) => `Näin tavoitat meidät: ${contact}`,
    sender: (brand) => `Asiakaspalvelu, ${brand}`,
  },
  note: {
    label: {
      done: 'Tehty',
      store: 'Kauppa',
      when: 'Milloin',
      until: 'Voimassa',
      callerCheck: 'Soittajan varmistus',
      journal: 'Loki',
    },
    reset: {
      link: 'Salasanan vaihtolinkki luotu',
      mailed: 'Vaihtoviesti pyydetty',
      forced: 'Uusi salasana vaaditaan seuraavassa kirjautumisessa',
    },
    handedOver: {
      copied: 'asiakaspalvelija kopioi sen',
      shown: 'näytetty asiakaspalvelijalle',
      scanned: 'näytetty QR-koodina',
      'mail-program': 'siirretty asiakaspalvelijan sähköpostiohjelmaan',
      mailed: 'sähköpostipalvelin otti viestin vastaan',
    },
    access: {
      activate: 'Tili otettu käyttöön',
      deactivate: 'Tili poistettu käytöstä',
      hold: 'Tili asetettu odottamaan',
      release: 'Tilin odotus päätetty',
    },
    accepted: 'kauppa otti pyynnön vastaan',
    outcomeUnknown: 'ei tiedetä, toteutuiko se',
    callerCheck: {
      'order-number': 'tilausnumero',
      'phone-call-back': 'takaisinsoitto',
      'mail-round-trip': 'vastaus sähköpostiin',
      'in-person': 'paikan päällä',
      supervisor: 'esihenkilö',
    },
    notVerified: 'ei varmistettu',
  },
};
