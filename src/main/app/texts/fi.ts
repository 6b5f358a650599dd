import type { NativeTexts } from './native-texts';

export const fi: NativeTexts = {
  menu: {
    file: 'Tiedosto',
    edit: 'Muokkaa',
    view: 'Näytä',
    window: 'Ikkuna',
    journal: 'Päiväkirja',
    cutMonth: 'Irrota kuukausi tileistään…',
    help: 'Ohje',
    documentation: (vendor) => `Ohjeet: ${vendor}`,
    roles: {
      about: 'Tietoja Keydeskistä',
      services: 'Palvelut',
      hide: 'Kätke Keydesk',
      hideOthers: 'Kätke muut',
      unhide: 'Näytä kaikki',
      quit: 'Lopeta Keydesk',
      undo: 'Kumoa',
      redo: 'Tee uudelleen',
      cut: 'Leikkaa',
      copy: 'Kopioi',
      paste: 'Liitä',
      delete: 'Poista',
      selectAll: 'Valitse kaikki',
      resetZoom: 'Todellinen koko',
      zoomIn: 'Lähennä',
      zoomOut: 'Loitonna',
      togglefullscreen: 'Koko näyttö',
      minimize: 'Pienennä',
      zoom: 'Zoomaa',
    },
  },
  cancel: 'Peruuta',
  close: 'Sulje',
  confirmHosts: {
    question: (connection) => `Saako ”${connection}” käyttää näitä palvelimia?`,
    detail: 'Salaisuudet lähetetään niille ja linkit avautuvat niillä:',
    accept: 'Käytä näitä palvelimia',
  },
  eraseMonth: {
    choose: 'Mikä päiväkirjan kuukausi irrotetaan tileistään?',
    chooseDetail: 'Merkinnät säilyvät. Kukaan ei enää näe, mitä tilejä ne koskevat.',
    confirm: (month) => `Tuhotaanko kuukauden ${month} avain?`,
    confirmDetail: 'Tämä koskee kaikkia kuukauden tilejä, eikä sitä voi perua. Se kirjataan nimelläsi.',
    accept: 'Tuhoa avain',
    results: {
      'no-month': 'Yhtään kuukautta ei voi irrottaa: mikään avaimellinen ei ole päättynyt viikkoa sitten.',
      done: 'Avain on tuhottu. Kuukauden merkintöjä ei enää voi yhdistää tiliin.',
      'not-done': 'Avainta ei tuhottu, tai sitä ei voitu kirjata. Katso päiväkirjasta ja yritä uudelleen.',
    },
  },
  breakdown: {
    message: 'Keydeskissä meni jotain vikaan',
    detail: 'Varmuuden vuoksi missään kaupassa ei muuteta mitään, ennen kuin Keydesk on käynnistetty uudelleen.',
    restart: 'Käynnistä uudelleen',
    later: 'Myöhemmin',
  },
  failedStart: {
    title: 'Keydesk ei voi käynnistyä',
    unforeseen: 'Tapahtui jotain odottamatonta. Käynnistä Keydesk uudelleen; jos se toistuu, asenna se uudelleen.',
    failed: (code) => `Keydeskiä ei voi käynnistää (${code}).`,
    policyMistake: (where) =>
      `Tämän tietokoneen käytännössä on virhe (${where}). Kerro siitä tietokoneen ylläpitäjälle; Keydesk ei käynnisty ilman sääntöjään.`,
    policyUntrusted: (why) =>
      `Tämän tietokoneen käytäntöön ei voi luottaa (${why}). Sen on kuuluttava ylläpitäjälle, joka yksin saa muuttaa sitä.`,
    newerSettings: 'Asetukset on kirjoittanut uudempi Keydesk. Asenna se versio; asetukset jätetään ennalleen.',
    settingsUnwritable:
      'Asetuksia ei voi kirjoittaa: levy on täynnä tai kansio ei ole sinun. Vapauta tilaa tai korjaa oikeudet ja käynnistä uudelleen.',
    misconfigured: (field) => `Jokin on asetettu väärin: ${field}.`,
  },
};
