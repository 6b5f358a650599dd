import { useEffect, useState } from 'react';
import { isDialogOpen } from './use-shortcut';

let lastOutside: Element | null = null;

/** What had the focus before the first of the dialogs that are open, or that follow each other. */
function outsideDialogs(): Element | null {
  const active = document.activeElement;
  if (active?.closest('[role="dialog"]') === null) lastOutside = active;
  return lastOutside;
}

/** Gives the focus back, when this dialog leaves, to what had it before; to the page's heading where that is gone. */
export function useFocusReturn(): void {
  // While the dialog is drawn for the first time nothing in it can have the focus yet.
  const [before] = useState(outsideDialogs);
  useEffect(
    () => () => {
      if (isDialogOpen() || document.activeElement !== document.body) return;
      const target =
        before?.isConnected === true && before !== document.body ? before : document.querySelector('main h1');
      if (target instanceof HTMLElement) target.focus();
    },
    [before],
  );
}
