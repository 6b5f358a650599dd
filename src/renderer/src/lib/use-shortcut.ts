import { useEffect, useEffectEvent } from 'react';
import { isMac } from './platform';
import { isFunctionKey, matchesShortcut, shortcutOf, type ShortcutId } from './shortcuts';

const quietInputs = new Set(['radio', 'checkbox', 'button', 'submit', 'reset']);

/** Whether letters typed at this element are text rather than commands. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !quietInputs.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

function isMenuOpen(): boolean {
  return document.querySelector('[role="menu"]') !== null;
}

function isTooltipOpen(): boolean {
  return document.querySelector('[role="tooltip"]') !== null;
}

/**
 * Runs an action at a key of the one list of shortcuts.
 *
 * @param scope where this use acts: on the page while no dialog is open, or inside an open dialog.
 */
export function useShortcut(
  id: ShortcutId,
  action: (event: KeyboardEvent) => void,
  { enabled = true, scope = 'page' }: { readonly enabled?: boolean; readonly scope?: 'page' | 'dialog' } = {},
): void {
  const run = useEffectEvent((event: KeyboardEvent, inDialog: boolean, inMenu: boolean) => {
    // A dialog that another use of this key has just opened is not meant by it either.
    const meant = scope === 'dialog' ? inDialog && isDialogOpen() : !inDialog && !isDialogOpen();
    if (event.defaultPrevented || event.repeat || !meant) return;
    const shortcut = shortcutOf(id);
    if (!matchesShortcut(shortcut, event)) return;
    // Ctrl, ⌘ and the keys of the top row type nothing; nor does Alt, but on a Mac it moves within the text.
    const isCommand = event.ctrlKey || event.metaKey || (event.altKey && !isMac);
    const types = !isCommand && !isFunctionKey(event.key);
    // In a menu letters look for an item, and Escape leaves the menu alone.
    if (types && (inMenu || isTextField(event.target))) return;
    event.preventDefault();
    action(event);
  });
  useEffect(() => {
    if (!enabled) return undefined;
    let inDialog = false;
    let inMenu = false;
    // Dialogs and menus close on Escape before the key comes up to the window: what was open has to be seen on the way down.
    const look = (event: KeyboardEvent): void => {
      inDialog = isDialogOpen();
      inMenu = isMenuOpen();
      // A tooltip leaves on Escape as well, and would keep the key to itself; but nobody means only the tooltip.
      if (event.key === 'Escape' && isTooltipOpen()) run(event, inDialog, inMenu);
    };
    const listener = (event: KeyboardEvent): void => run(event, inDialog, inMenu);
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', listener);
    };
  }, [enabled]);
}
