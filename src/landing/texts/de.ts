import type { LandingTexts } from './landing-texts';

export const de: LandingTexts = {
  titleReset: 'Neues Passwort wählen',
  titleActivate: 'Passwort wählen',
  intro: 'Das alte Passwort gilt nicht mehr, sobald Sie das neue speichern.',
  password: 'Neues Passwort',
  repeat: 'Neues Passwort wiederholen',
  hint: 'Mindestens 8 Zeichen. Einige Wörter hintereinander sind leicht zu merken und schwer zu erraten.',
  show: 'Eingabe anzeigen',
  submit: 'Neues Passwort speichern',
  submitting: 'Wird gespeichert …',
  problems: {
    differ: 'Die beiden Passwörter sind nicht gleich. Geben Sie das neue Passwort noch einmal ein.',
    'too-short': 'Das Passwort ist zu kurz. Es braucht mindestens 8 Zeichen.',
    'too-long': 'Das Passwort ist zu lang. Es darf höchstens 1.000 Zeichen haben.',
    characters:
      'Das Passwort enthält ein Zeichen, das sich beim Anmelden nicht eingeben lässt. Wählen Sie ein anderes.',
    common: 'Dieses Passwort gehört zu denen, die zuerst erraten werden. Wählen Sie ein anderes.',
    personal: 'Das Passwort darf nicht Ihre E-Mail-Adresse oder Ihr Benutzername sein. Wählen Sie ein anderes.',
    'refused-by-shop': 'Der Shop nimmt dieses Passwort nicht an. Wählen Sie ein längeres mit Buchstaben und Ziffern.',
  },
  noAnswer:
    'Es kam keine Antwort. Prüfen Sie Ihre Verbindung und drücken Sie noch einmal auf den Knopf. Wenn Sie dann lesen, dass der Link nicht mehr gilt, versuchen Sie, sich mit dem neuen Passwort anzumelden.',
  doneTitle: 'Ihr neues Passwort ist gespeichert',
  done: 'Sie können sich jetzt damit anmelden. Wenn Sie das nicht selbst veranlasst haben, wenden Sie sich an den Kundenservice.',
  signIn: 'Zur Anmeldung',
  invalidTitle: 'Dieser Link gilt nicht mehr',
  invalid: 'Fordern Sie einen neuen an. Ein Link gilt einmal und nur für begrenzte Zeit, und nur der neueste zählt.',
  missingTitle: 'Öffnen Sie den Link aus Ihrer Nachricht',
  missing:
    'Diese Seite braucht den ganzen Link, den Sie bekommen haben. Öffnen Sie ihn noch einmal aus der Nachricht, oder kopieren Sie ihn vollständig in die Adresszeile.',
  unknownTitle: 'Wir wissen nicht, ob das Passwort gespeichert wurde',
  unknown:
    'Versuchen Sie, sich mit dem neuen Passwort anzumelden. Wenn das nicht geht, fordern Sie einen neuen Link an.',
  tryLater:
    'Der Shop konnte das Passwort gerade nicht speichern. Es wurde nichts geändert, und Ihr Link gilt weiter. Versuchen Sie es in einigen Minuten noch einmal; wenn es wieder nicht geht, wenden Sie sich an den Kundenservice.',
  tooMany: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es noch einmal; Ihr Link gilt weiter.',
  needsScript:
    'Um den Link zu lesen, braucht diese Seite JavaScript. Schalten Sie es ein und öffnen Sie den Link noch einmal.',
  mail: {
    subject: (shop) => `${shop}: Ihr Passwort wurde geändert`,
    body: (shop) =>
      `Das Passwort Ihres Kontos bei ${shop} wurde soeben geändert.\n\nWenn Sie das selbst waren, ist nichts zu tun. Wenn nicht, wenden Sie sich sofort an den Kundenservice.\n`,
  },
};
