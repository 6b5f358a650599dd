import type { Language } from './texts/landing-texts';

/** Tells a shopper that the password was changed, so that a theft does not stay unseen. */
export interface Notifier {
  passwordChanged(notice: { readonly to: string; readonly language: Language }): Promise<void>;
}
