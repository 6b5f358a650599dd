import { createContext, useContext } from 'react';
import { plainText } from './inspect-text';
import { dots, mask, type PersonalKind } from './mask';

/** Whether shoppers' personal data is masked in this window, and the agent's ways to see it all the same. */
export interface Masking {
  /** The rules of the machine ask for masks. */
  readonly isAsked: boolean;
  /** They are drawn now: the agent isn't looking behind them. */
  readonly isOn: boolean;
  /** Shows what is masked until `release`. */
  hold(): void;
  release(): void;
  /** Shows it for `shownBrieflySeconds`, or no longer. For those who can't hold a key or a button. */
  toggleBriefly(): void;
}

export const shownBrieflySeconds = 10;

const MaskingContext = createContext<Masking>({
  isAsked: false,
  isOn: false,
  hold: () => undefined,
  release: () => undefined,
  toggleBriefly: () => undefined,
});
export const MaskingProvider = MaskingContext.Provider;

export function useMasking(): Masking {
  return useContext(MaskingContext);
}

/** Personal data as one line of text, for places that take no elements; masked where that is wanted. */
export function usePersonalText(): {
  /** For the eye. */
  shown(kind: PersonalKind, text: string): string;
  /** For a screen reader, without signs that it would read out. */
  spoken(kind: PersonalKind, text: string): string;
} {
  const { isOn } = useMasking();
  const shown = (kind: PersonalKind, text: string): string => plainText(isOn ? mask(kind, text) : text);
  return { shown, spoken: (kind, text) => withoutDots(shown(kind, text)) };
}

/** A pause instead of signs with a long name. */
export function withoutDots(text: string): string {
  return text.replaceAll(dots, '…');
}
