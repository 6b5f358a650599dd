import { useEffect, useEffectEvent } from 'react';
import { useMasking } from '../lib/masking';
import { shortcuts } from '../lib/shortcuts';
import { useShortcut } from '../lib/use-shortcut';

const keys: readonly string[] = shortcuts.reveal.combinations.map(({ key }) => key);

/**
 * Shows what is masked as long as the key is held. It ends with the key, and whenever the agent may be looking elsewhere:
 * another window, another call (`place`), the lock.
 */
export function useReveal(place: string): void {
  const { isAsked, hold, release } = useMasking();
  useShortcut('reveal', hold, { enabled: isAsked });
  useShortcut('reveal', hold, { enabled: isAsked, scope: 'dialog' });

  const end = useEffectEvent(() => release());
  useEffect(() => {
    // While ⌘ is down a Mac doesn't say that another key came up.
    const onKeyUp = (event: KeyboardEvent): void => {
      if (keys.includes(event.key) || event.key === 'Meta') end();
    };
    const onAway = (): void => end();
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onAway);
    document.addEventListener('visibilitychange', onAway);
    return () => {
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onAway);
      document.removeEventListener('visibilitychange', onAway);
    };
  }, []);
  useEffect(() => () => end(), [place]);
}
