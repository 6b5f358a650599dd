import type { LandingTexts } from './landing-texts';

export const sv: LandingTexts = {
  titleReset: 'Välj ett nytt lösenord',
  titleActivate: 'Välj ditt lösenord',
  intro: 'Det gamla lösenordet slutar gälla så snart du sparar det nya.',
  password: 'Nytt lösenord',
  repeat: 'Nytt lösenord igen',
  hint: 'Minst 8 tecken. Några ord i rad är lätta att minnas och svåra att gissa.',
  show: 'Visa det jag skriver',
  submit: 'Spara nytt lösenord',
  submitting: 'Sparar …',
  problems: {
    differ: 'Lösenorden är inte likadana. Skriv det nya lösenordet igen.',
    'too-short': 'Lösenordet är för kort. Det behöver minst 8 tecken.',
    'too-long': 'Lösenordet är för långt. Det får ha högst 1 000 tecken.',
    characters: 'Lösenordet innehåller ett tecken som inte går att skriva vid inloggning. Välj ett annat.',
    common: 'Det här lösenordet är ett av dem som gissas först. Välj ett annat.',
    personal: 'Lösenordet får inte vara din e-postadress eller ditt användarnamn. Välj ett annat.',
    'refused-by-shop': 'Butiken godtar inte lösenordet. Välj ett längre med bokstäver och siffror.',
  },
  noAnswer:
    'Det kom inget svar. Kontrollera uppkopplingen och tryck på knappen igen. Om du då läser att länken inte längre gäller, prova att logga in med det nya lösenordet.',
  doneTitle: 'Ditt nya lösenord är sparat',
  done: 'Du kan logga in med det nu. Om du inte själv bad om detta, kontakta kundtjänst.',
  signIn: 'Till inloggningen',
  invalidTitle: 'Länken gäller inte längre',
  invalid: 'Be om en ny. En länk fungerar en gång och under begränsad tid, och bara den senaste räknas.',
  missingTitle: 'Öppna länken i ditt meddelande',
  missing:
    'Sidan behöver hela länken som du fick. Öppna den igen från meddelandet, eller kopiera hela till adressfältet.',
  unknownTitle: 'Vi kan inte se om lösenordet sparades',
  unknown: 'Prova att logga in med det nya lösenordet. Om det inte går, be om en ny länk.',
  tryLater:
    'Butiken kunde inte spara lösenordet just nu. Inget har ändrats och länken gäller fortfarande. Försök igen om några minuter; händer det igen, kontakta kundtjänst.',
  tooMany: 'För många försök. Vänta en minut och försök igen; länken gäller fortfarande.',
  needsScript: 'Sidan behöver JavaScript för att läsa länken. Slå på det och öppna länken igen.',
  mail: {
    subject: (shop) => `${shop}: ditt lösenord har ändrats`,
    body: (shop) =>
      `Lösenordet till ditt konto hos ${shop} har just ändrats.\n\nOm det var du behöver du inte göra något. Om det inte var du, kontakta kundtjänst genast.\n`,
  },
};
