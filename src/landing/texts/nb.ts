import type { LandingTexts } from './landing-texts';

export const nb: LandingTexts = {
  titleReset: 'Velg et nytt passord',
  titleActivate: 'Velg passordet ditt',
  intro: 'Det gamle passordet slutter å gjelde så snart du lagrer det nye.',
  password: 'Nytt passord',
  repeat: 'Nytt passord igjen',
  hint: 'Minst 8 tegn. Noen ord på rad er lette å huske og vanskelige å gjette.',
  show: 'Vis det jeg skriver',
  submit: 'Lagre nytt passord',
  submitting: 'Lagrer …',
  problems: {
    differ: 'Passordene er ikke like. Skriv det nye passordet én gang til.',
    'too-short': 'Passordet er for kort. Det trenger minst 8 tegn.',
    'too-long': 'Passordet er for langt. Det kan ha opptil 1000 tegn.',
    characters: 'Passordet har et tegn som ikke kan skrives ved innlogging. Velg et annet.',
    common: 'Dette passordet er blant dem som gjettes først. Velg et annet.',
    personal: 'Passordet kan ikke være e-postadressen eller brukernavnet ditt. Velg et annet.',
    'refused-by-shop': 'Butikken godtar ikke dette passordet. Velg et lengre med bokstaver og tall.',
  },
  noAnswer:
    'Det kom ikke noe svar. Sjekk tilkoblingen og trykk på knappen igjen. Hvis du da leser at lenken ikke lenger gjelder, prøv å logge inn med det nye passordet.',
  doneTitle: 'Det nye passordet er lagret',
  done: 'Du kan logge inn med det nå. Hvis du ikke ba om dette selv, ta kontakt med kundeservice.',
  signIn: 'Til innlogging',
  invalidTitle: 'Denne lenken gjelder ikke lenger',
  invalid: 'Be om en ny. En lenke virker én gang og i begrenset tid, og bare den nyeste teller.',
  missingTitle: 'Åpne lenken i meldingen din',
  missing:
    'Denne siden trenger hele lenken du fikk. Åpne den igjen fra meldingen, eller kopier hele lenken til adressefeltet.',
  unknownTitle: 'Vi kan ikke se om passordet ble lagret',
  unknown: 'Prøv å logge inn med det nye passordet. Hvis det ikke går, be om en ny lenke.',
  tryLater:
    'Butikken kunne ikke lagre passordet akkurat nå. Ingenting er endret, og lenken gjelder fortsatt. Prøv igjen om noen minutter; skjer det igjen, ta kontakt med kundeservice.',
  tooMany: 'For mange forsøk. Vent et minutt og prøv igjen; lenken gjelder fortsatt.',
  needsScript: 'For å lese lenken trenger denne siden JavaScript. Slå det på og åpne lenken igjen.',
  mail: {
    subject: (shop) => `${shop}: passordet ditt er endret`,
    body: (shop) =>
      `Passordet til kontoen din hos ${shop} ble nettopp endret.\n\nHvis det var deg, trenger du ikke gjøre noe. Hvis ikke, ta kontakt med kundeservice med en gang.\n`,
  },
};
