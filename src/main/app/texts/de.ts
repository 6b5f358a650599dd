import type { NativeTexts } from './native-texts';

export const de: NativeTexts = {
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    journal: 'Journal',
    cutMonth: 'Einen Monat von seinen Konten lösen …',
    help: 'Hilfe',
    documentation: (vendor) => `Dokumentation zu ${vendor}`,
    roles: {
      about: 'Über Keydesk',
      services: 'Dienste',
      hide: 'Keydesk ausblenden',
      hideOthers: 'Andere ausblenden',
      unhide: 'Alle einblenden',
      quit: 'Keydesk beenden',
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      cut: 'Ausschneiden',
      copy: 'Kopieren',
      paste: 'Einfügen',
      delete: 'Löschen',
      selectAll: 'Alles auswählen',
      resetZoom: 'Originalgröße',
      zoomIn: 'Vergrößern',
      zoomOut: 'Verkleinern',
      togglefullscreen: 'Vollbild',
      minimize: 'Minimieren',
      zoom: 'Zoomen',
    },
  },
  cancel: 'Abbrechen',
  close: 'Schließen',
  confirmHosts: {
    question: (connection) => `Darf „${connection}“ diese Hosts benutzen?`,
    detail: 'Geheimnisse werden an sie gesendet und Links öffnen sich dort:',
    accept: 'Diese Hosts benutzen',
  },
  eraseMonth: {
    choose: 'Welcher Monat des Journals soll von seinen Konten gelöst werden?',
    chooseDetail: 'Die Einträge bleiben. Niemand kann mehr erkennen, um welche Konten es geht.',
    confirm: (month) => `Den Schlüssel von ${month} vernichten?`,
    confirmDetail:
      'Das betrifft jedes Konto dieses Monats und lässt sich nicht rückgängig machen. Es wird unter Ihrem Namen vermerkt.',
    accept: 'Schlüssel vernichten',
    results: {
      'no-month': 'Kein Monat lässt sich lösen: keiner mit Schlüssel ist seit einer Woche vorbei.',
      done: 'Der Schlüssel ist vernichtet. Kein Eintrag dieses Monats lässt sich mehr einem Konto zuordnen.',
      'not-done':
        'Der Schlüssel wurde nicht vernichtet, oder das ließ sich nicht vermerken. Sehen Sie im Journal nach und versuchen Sie es noch einmal.',
    },
  },
  breakdown: {
    message: 'In Keydesk ist etwas schiefgegangen',
    detail: 'Zur Sicherheit wird in keinem Shop etwas geändert, bis Keydesk neu gestartet wurde.',
    restart: 'Neu starten',
    later: 'Später',
  },
  failedStart: {
    title: 'Keydesk kann nicht starten',
    unforeseen:
      'Etwas Unvorhergesehenes ist passiert. Starten Sie Keydesk noch einmal; bleibt es dabei, installieren Sie es neu.',
    failed: (code) => `Keydesk lässt sich nicht starten (${code}).`,
    policyMistake: (where) =>
      `Die Richtlinie dieses Computers hat einen Fehler (${where}). Sagen Sie es denen, die diesen Computer betreuen; ohne seine Regeln startet Keydesk nicht.`,
    policyUntrusted: (why) =>
      `Der Richtlinie dieses Computers ist nicht zu trauen (${why}). Sie muss der Administration gehören, und nur diese darf sie ändern.`,
    newerSettings:
      'Die Einstellungen stammen von einem neueren Keydesk. Installieren Sie diese Version; die Einstellungen bleiben, wie sie sind.',
    settingsUnwritable:
      'Die Einstellungen lassen sich nicht schreiben: Der Datenträger ist voll, oder der Ordner gehört Ihnen nicht. Schaffen Sie Platz oder richten Sie die Rechte, dann starten Sie noch einmal.',
    misconfigured: (field) => `Etwas ist falsch eingestellt: ${field}.`,
  },
};
