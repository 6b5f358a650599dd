import { useEffect, useEffectEvent } from 'react';

/** What the browser calls the fourth button of a mouse. */
const backButton = 3;

/** Runs an action at the mouse's *back* button, outside dialogs. */
export function useMouseBack(action: () => void): void {
  const run = useEffectEvent((event: MouseEvent) => {
    if (event.button !== backButton) return;
    event.preventDefault();
    if (document.querySelector('[aria-modal="true"]') === null) action();
  });
  useEffect(() => {
    const listener = (event: MouseEvent): void => run(event);
    window.addEventListener('mouseup', listener);
    return () => window.removeEventListener('mouseup', listener);
  }, []);
}
