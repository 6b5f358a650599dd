import type { NativeTexts } from './native-texts';

export const sv: NativeTexts = {
  menu: {
    file: 'Arkiv',
    edit: 'Redigera',
    view: 'Visa',
    window: 'Fönster',
    journal: 'Journal',
    cutMonth: 'Lösgör en månad från dess konton…',
    help: 'Hjälp',
    documentation: (vendor) => `Dokumentation för ${vendor}`,
    roles: {
      about: 'Om Keydesk',
      services: 'Tjänster',
      hide: 'Göm Keydesk',
      hideOthers: 'Göm övriga',
      unhide: 'Visa alla',
      quit: 'Avsluta Keydesk',
      undo: 'Ångra',
      redo: 'Gör om',
      cut: 'Klipp ut',
      copy: 'Kopiera',
      paste: 'Klistra in',
      delete: 'Radera',
      selectAll: 'Markera allt',
      resetZoom: 'Verklig storlek',
      zoomIn: 'Zooma in',
      zoomOut: 'Zooma ut',
      togglefullscreen: 'Helskärm',
      minimize: 'Minimera',
      zoom: 'Zooma',
    },
  },
  cancel: 'Avbryt',
  close: 'Stäng',
  confirmHosts: {
    question: (connection) => `Får ”${connection}” använda dessa värdar?`,
    detail: 'Hemligheter skickas till dem och länkar öppnas hos dem:',
    accept: 'Använd värdarna',
  },
  eraseMonth: {
    choose: 'Vilken månad av journalen ska lösgöras från sina konton?',
    chooseDetail: 'Posterna finns kvar. Ingen kan längre se vilka konton de handlar om.',
    confirm: (month) => `Förstöra nyckeln för ${month}?`,
    confirmDetail: 'Det gäller alla konton den månaden och kan inte ångras. Det antecknas under ditt namn.',
    accept: 'Förstör nyckeln',
    results: {
      'no-month': 'Ingen månad kan lösgöras: ingen som har en nyckel har varit slut i en vecka.',
      done: 'Nyckeln är förstörd. Ingen post från den månaden kan kopplas till ett konto igen.',
      'not-done': 'Nyckeln förstördes inte, eller så kunde det inte antecknas. Titta i journalen och försök igen.',
    },
  },
  breakdown: {
    message: 'Något gick fel i Keydesk',
    detail: 'För säkerhets skull ändras ingenting i någon butik förrän Keydesk har startats om.',
    restart: 'Starta om',
    later: 'Senare',
  },
  failedStart: {
    title: 'Keydesk kan inte starta',
    unforeseen: 'Något oväntat hände. Starta Keydesk igen; om det fortsätter, installera det på nytt.',
    failed: (code) => `Keydesk kan inte startas (${code}).`,
    policyMistake: (where) =>
      `Datorns regelfil har ett fel (${where}). Säg till den som sköter datorn; Keydesk startar inte utan sina regler.`,
    policyUntrusted: (why) =>
      `Datorns regelfil går inte att lita på (${why}). Den måste tillhöra administratören, som ensam får ändra den.`,
    newerSettings:
      'Inställningarna är skrivna av ett nyare Keydesk. Installera den versionen; inställningarna lämnas som de är.',
    settingsUnwritable:
      'Inställningarna kan inte skrivas: disken är full, eller så är mappen inte din. Frigör plats eller rätta rättigheterna och starta igen.',
    misconfigured: (field) => `Något är fel inställt: ${field}.`,
  },
};
