import type { LandingTexts } from './landing-texts';

export const en: LandingTexts = {
  titleReset: 'Choose a new password',
  titleActivate: 'Choose your password',
  intro: 'The old password stops working as soon as you save the new one.',
  password: 'New password',
  repeat: 'New password again',
  hint: 'At least 8 characters. A few words in a row are easy to remember and hard to guess.',
  show: 'Show what I type',
  submit: 'Save new password',
  submitting: 'Saving …',
  problems: {
    differ: 'The two passwords are not the same. Type the new password again.',
    'too-short': 'The password is too short. It needs at least 8 characters.',
    'too-long': 'The password is too long. It can have up to 1,000 characters.',
    characters: 'The password has a character that can’t be typed when signing in. Choose another one.',
    common: 'This password is one of those that are guessed first. Choose another one.',
    personal: 'The password must not be your e-mail address or user name. Choose another one.',
    'refused-by-shop': 'The shop does not accept this password. Choose a longer one with letters and digits.',
  },
  noAnswer:
    'No answer came. Check your connection and press the button again. If you then read that the link is no longer valid, try to sign in with the new password.',
  doneTitle: 'Your new password is saved',
  done: 'You can sign in with it now. If you did not ask for this yourself, contact customer service.',
  signIn: 'Go to sign-in',
  invalidTitle: 'This link is no longer valid',
  invalid: 'Ask for a new one. Links work once and for a limited time, and only the newest one counts.',
  missingTitle: 'Open the link from your message',
  missing:
    'This page needs the whole link you were sent. Open it again from the message, or copy it in full into the address bar.',
  unknownTitle: 'We can’t tell whether the password was saved',
  unknown: 'Try to sign in with the new password. If that doesn’t work, ask for a new link.',
  tryLater:
    'The shop could not save the password just now. Nothing was changed and your link is still good. Try again in a few minutes; if it happens again, contact customer service.',
  tooMany: 'Too many attempts. Wait a minute and try again; your link is still good.',
  needsScript: 'To read the link, this page needs JavaScript. Turn it on and open the link again.',
  mail: {
    subject: (shop) => `${shop}: your password was changed`,
    body: (shop) =>
      `The password of your account at ${shop} was just changed.\n\nIf that was you, there is nothing to do. If it was not, contact customer service at once.\n`,
  },
};
