/** One key combination: `mod` is Ctrl, or Command on a Mac. Letters without `mod` act only outside fields. */
export interface KeyCombination {
  readonly key: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}
export interface Shortcut {
  readonly combinations: readonly KeyCombination[];
  readonly group: 'find' | 'account' | 'calls' | 'window';
  /** Where it acts: behind every dialog, in one, or everywhere because the application's menu does it. */
  readonly scope: 'page' | 'dialog' | 'both' | 'menu';
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Every key of the window. What is not listed here does not exist. */
export const shortcuts = {
  search: { combinations: [{ key: '/' }, { key: 'k', mod: true }], group: 'find', scope: 'page' },
  open: { combinations: [{ key: 'Enter' }], group: 'find', scope: 'page' },
  matches: { combinations: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }], group: 'find', scope: 'page' },
  filter: { combinations: [{ key: 'f' }], group: 'find', scope: 'page' },
  back: { combinations: [{ key: 'ArrowLeft', alt: true }], group: 'find', scope: 'page' },
  access: { combinations: [{ key: 'a' }], group: 'account', scope: 'page' },
  undo: { combinations: [{ key: 'u' }], group: 'account', scope: 'page' },
  hold: { combinations: [{ key: 'h' }], group: 'account', scope: 'page' },
  reset: { combinations: [{ key: 'r' }], group: 'account', scope: 'both' },
  resetLink: { combinations: [{ key: 'l' }], group: 'account', scope: 'page' },
  resetMail: { combinations: [{ key: 'm' }], group: 'account', scope: 'page' },
  copy: { combinations: [{ key: 'c' }], group: 'account', scope: 'both' },
  qr: { combinations: [{ key: 'q' }], group: 'account', scope: 'dialog' },
  mail: { combinations: [{ key: 'm' }], group: 'account', scope: 'dialog' },
  note: { combinations: [{ key: 'n' }], group: 'account', scope: 'dialog' },
  // No letter: those choose in the lists of a dialog. The first works in fields too, the second without a Mac's fn key.
  reveal: { combinations: [{ key: 'F2' }, { key: '.' }], group: 'account', scope: 'both' },
  history: { combinations: [{ key: 'j' }], group: 'account', scope: 'page' },
  choose: { combinations: digits.map((key) => ({ key })), group: 'account', scope: 'dialog' },
  newCall: { combinations: [{ key: 't', mod: true }], group: 'calls', scope: 'page' },
  goToCall: { combinations: digits.map((key) => ({ key, mod: true })), group: 'calls', scope: 'page' },
  closeCall: { combinations: [{ key: 'w', mod: true }], group: 'calls', scope: 'page' },
  palette: { combinations: [{ key: 'p', mod: true, shift: true }], group: 'window', scope: 'page' },
  resets: { combinations: [{ key: 'l', mod: true, shift: true }], group: 'window', scope: 'page' },
  connections: { combinations: [{ key: 's', mod: true, shift: true }], group: 'window', scope: 'page' },
  preferences: { combinations: [{ key: ',', mod: true }], group: 'window', scope: 'page' },
  lock: { combinations: [{ key: 'l', mod: true }], group: 'window', scope: 'both' },
  help: { combinations: [{ key: 'F1' }], group: 'window', scope: 'page' },
  tour: { combinations: [{ key: 'F1', shift: true }], group: 'window', scope: 'page' },
  keys: { combinations: [{ key: '?' }], group: 'window', scope: 'page' },
  zoomIn: { combinations: [{ key: '+', mod: true }], group: 'window', scope: 'menu' },
  zoomOut: { combinations: [{ key: '-', mod: true }], group: 'window', scope: 'menu' },
  zoomReset: { combinations: [{ key: '0', mod: true }], group: 'window', scope: 'menu' },
  leave: { combinations: [{ key: 'Escape' }], group: 'window', scope: 'both' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof shortcuts;
export const shortcutGroups = ['find', 'account', 'calls', 'window'] as const;

export function shortcutOf(id: ShortcutId): Shortcut {
  return shortcuts[id];
}

/** Whether a pressed key is one of the combinations; the letter counts, not where the layout puts it. */
export function matchesShortcut(
  shortcut: Shortcut,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  const mod = event.ctrlKey || event.metaKey;
  return shortcut.combinations.some(
    (combination) =>
      combination.key.toLowerCase() === event.key.toLowerCase() &&
      (combination.mod ?? false) === mod &&
      (combination.alt ?? false) === event.altKey &&
      // Signs such as "?" and "/" need Shift on some layouts and not on others.
      ((combination.mod !== true && !isFunctionKey(combination.key)) ||
        (combination.shift ?? false) === event.shiftKey),
  );
}

/** F1 to F12: the keys that type nothing by themselves. */
export function isFunctionKey(key: string): boolean {
  return /^F\d{1,2}$/u.test(key);
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  Escape: 'Esc',
  Enter: 'Enter',
};

/** A combination as it is printed on the keys. */
export function keyLabels(combination: KeyCombination, mac: boolean): readonly string[] {
  const key = keyNames[combination.key] ?? combination.key.toUpperCase();
  return [
    ...(combination.mod === true ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(combination.alt === true ? [mac ? '⌥' : 'Alt'] : []),
    ...(combination.shift === true ? [mac ? '⇧' : 'Shift'] : []),
    key,
  ];
}
