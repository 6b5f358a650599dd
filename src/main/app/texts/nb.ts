import type { NativeTexts } from './native-texts';

export const nb: NativeTexts = {
  menu: {
    file: 'Fil',
    edit: 'Rediger',
    view: 'Vis',
    window: 'Vindu',
    journal: 'Journal',
    cutMonth: 'Løsne en måned fra kontoene…',
    help: 'Hjelp',
    documentation: (vendor) => `Dokumentasjon for ${vendor}`,
    roles: {
      about: 'Om Keydesk',
      services: 'Tjenester',
      hide: 'Skjul Keydesk',
      hideOthers: 'Skjul andre',
      unhide: 'Vis alle',
      quit: 'Avslutt Keydesk',
      undo: 'Angre',
      redo: 'Gjør om',
      cut: 'Klipp ut',
      copy: 'Kopier',
      paste: 'Lim inn',
      delete: 'Slett',
      selectAll: 'Merk alt',
      resetZoom: 'Faktisk størrelse',
      zoomIn: 'Zoom inn',
      zoomOut: 'Zoom ut',
      togglefullscreen: 'Fullskjerm',
      minimize: 'Minimer',
      zoom: 'Zoom',
    },
  },
  cancel: 'Avbryt',
  close: 'Lukk',
  confirmHosts: {
    question: (connection) => `Kan «${connection}» bruke disse vertene?`,
    detail: 'Hemmeligheter sendes til dem, og lenker åpnes hos dem:',
    accept: 'Bruk disse vertene',
  },
  eraseMonth: {
    choose: 'Hvilken måned av journalen skal løsnes fra kontoene?',
    chooseDetail: 'Oppføringene blir. Ingen kan lenger se hvilke kontoer de gjelder.',
    confirm: (month) => `Ødelegge nøkkelen for ${month}?`,
    confirmDetail: 'Det gjelder alle kontoer den måneden og kan ikke angres. Det føres under navnet ditt.',
    accept: 'Ødelegg nøkkelen',
    results: {
      'no-month': 'Ingen måned kan løsnes: ingen med nøkkel har vært over i en uke.',
      done: 'Nøkkelen er ødelagt. Ingen oppføring fra den måneden kan knyttes til en konto igjen.',
      'not-done': 'Nøkkelen ble ikke ødelagt, eller det kunne ikke føres. Se i journalen og prøv igjen.',
    },
  },
  breakdown: {
    message: 'Noe gikk galt i Keydesk',
    detail: 'For sikkerhets skyld endres ingenting i noen butikk før Keydesk er startet på nytt.',
    restart: 'Start på nytt',
    later: 'Senere',
  },
  failedStart: {
    title: 'Keydesk kan ikke starte',
    unforeseen: 'Noe uforutsett skjedde. Start Keydesk igjen; hvis det fortsetter, installer det på nytt.',
    failed: (code) => `Keydesk kan ikke startes (${code}).`,
    policyMistake: (where) =>
      `Regelfilen på denne datamaskinen har en feil (${where}). Si fra til den som har ansvar for datamaskinen; Keydesk starter ikke uten reglene sine.`,
    policyUntrusted: (why) =>
      `Regelfilen på denne datamaskinen er ikke til å stole på (${why}). Den må tilhøre administratoren, som alene kan endre den.`,
    newerSettings:
      'Innstillingene er skrevet av et nyere Keydesk. Installer den versjonen; innstillingene blir som de er.',
    settingsUnwritable:
      'Innstillingene kan ikke skrives: disken er full, eller mappen er ikke din. Frigjør plass eller rett rettighetene, og start igjen.',
    misconfigured: (field) => `Noe er satt opp feil: ${field}.`,
  },
};
