import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { MaskingProvider, shownBrieflySeconds, type Masking } from '../lib/masking';
import { useDesk } from '../stores/desk';

/** Masks personal data where the rules of the machine say so, and where it could not be learnt what they say. */
export function MaskKeeper({ children }: { readonly children: ReactNode }) {
  const isAsked = useStore(useDesk().session, ({ rules }) => rules?.maskPersonalData ?? true);
  const [revealed, setRevealed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const masking = useMemo<Masking>(() => {
    const show = (shown: boolean): void => {
      clearTimeout(timer.current);
      setRevealed(shown);
    };
    return {
      isAsked,
      isOn: isAsked && !revealed,
      hold: () => show(true),
      release: () => show(false),
      toggleBriefly() {
        show(!revealed);
        if (!revealed) timer.current = setTimeout(() => setRevealed(false), shownBrieflySeconds * 1_000);
      },
    };
  }, [isAsked, revealed]);
  return <MaskingProvider value={masking}>{children}</MaskingProvider>;
}
