import { useEffect, useEffectEvent } from 'react';
import { isMac } from './platform';
import { matchesShortcut, shortcutOf, type ShortcutId } from './shortcuts';

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

/** A dialog that this very key has just closed still counts: Escape leaves the dialog, not the page behind it as well. */
function happensInDialog(event: KeyboardEvent): boolean {
  return (
    isDialogOpen() ||
    event.composedPath().some((node) => node instanceof Element && node.matches('[aria-modal="true"]'))
  );
}

export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
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
  const run = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || happensInDialog(event) !== (scope === 'dialog')) return;
    const shortcut = shortcutOf(id);
    if (!matchesShortcut(shortcut, event)) return;
    // Ctrl, ⌘ and the keys of the top row type nothing; nor does Alt, but on a Mac it moves within the text.
    const isCommand = event.ctrlKey || event.metaKey || (event.altKey && !isMac);
    const types = !isCommand && !/^F\d{1,2}$/u.test(event.key);
    if (types && isTextField(event.target)) return;
    event.preventDefault();
    action(event);
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listener = (event: KeyboardEvent): void => run(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [enabled]);
}
