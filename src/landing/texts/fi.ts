import type { LandingTexts } from './landing-texts';

export const fi: LandingTexts = {
  titleReset: 'Valitse uusi salasana',
  titleActivate: 'Valitse salasanasi',
  intro: 'Vanha salasana lakkaa toimimasta heti, kun tallennat uuden.',
  password: 'Uusi salasana',
  repeat: 'Uusi salasana uudelleen',
  hint: 'Vähintään 8 merkkiä. Muutama sana peräkkäin on helppo muistaa ja vaikea arvata.',
  show: 'Näytä kirjoittamani',
  submit: 'Tallenna uusi salasana',
  submitting: 'Tallennetaan …',
  problems: {
    differ: 'Salasanat eivät ole samat. Kirjoita uusi salasana uudelleen.',
    'too-short': 'Salasana on liian lyhyt. Siinä on oltava vähintään 8 merkkiä.',
    'too-long': 'Salasana on liian pitkä. Siinä saa olla enintään 1 000 merkkiä.',
    characters: 'Salasanassa on merkki, jota ei voi kirjoittaa kirjautuessa. Valitse toinen.',
    common: 'Tämä salasana on yksi niistä, jotka arvataan ensin. Valitse toinen.',
    personal: 'Salasana ei saa olla sähköpostiosoitteesi tai käyttäjätunnuksesi. Valitse toinen.',
    'refused-by-shop': 'Kauppa ei hyväksy tätä salasanaa. Valitse pidempi, jossa on kirjaimia ja numeroita.',
  },
  noAnswer:
    'Vastausta ei tullut. Tarkista yhteys ja paina painiketta uudelleen. Jos sen jälkeen luet, ettei linkki ole enää voimassa, kokeile kirjautua uudella salasanalla.',
  doneTitle: 'Uusi salasanasi on tallennettu',
  done: 'Voit nyt kirjautua sillä. Jos et itse pyytänyt tätä, ota yhteyttä asiakaspalveluun.',
  signIn: 'Kirjautumiseen',
  invalidTitle: 'Tämä linkki ei ole enää voimassa',
  invalid: 'Pyydä uusi linkki. Linkki toimii kerran ja rajoitetun ajan, ja vain uusin on voimassa.',
  missingTitle: 'Avaa viestissäsi oleva linkki',
  missing: 'Sivu tarvitsee koko saamasi linkin. Avaa se uudelleen viestistä tai kopioi se kokonaan osoitekenttään.',
  unknownTitle: 'Emme tiedä, tallentuiko salasana',
  unknown: 'Kokeile kirjautua uudella salasanalla. Jos se ei onnistu, pyydä uusi linkki.',
  tryLater:
    'Kauppa ei voinut tallentaa salasanaa juuri nyt. Mitään ei muutettu, ja linkkisi on yhä voimassa. Yritä uudelleen muutaman minuutin kuluttua; jos näin käy uudelleen, ota yhteyttä asiakaspalveluun.',
  tooMany: 'Liian monta yritystä. Odota minuutti ja yritä uudelleen; linkkisi on yhä voimassa.',
  needsScript: 'Sivu tarvitsee JavaScriptin lukeakseen linkin. Ota se käyttöön ja avaa linkki uudelleen.',
  mail: {
    subject: (shop) => `${shop}: salasanasi on vaihdettu`,
    body: (shop) =>
      `Tilisi salasana (${shop}) vaihdettiin juuri.\n\nJos teit sen itse, sinun ei tarvitse tehdä mitään. Jos et, ota heti yhteyttä asiakaspalveluun.\n`,
  },
};
