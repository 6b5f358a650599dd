import type { Session } from 'electron';

/**
 * Keeps a session from calling anyone by itself: with a spell checker, which no page of ours uses, Chromium fetches a
 * dictionary from Google as soon as the session is made. Call it in the same turn.
 */
export function keepQuiet(session: Pick<Session, 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'>): void {
  // Without a language nothing is fetched; switching the checker off comes too late for that.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}
