/** A pressed combination as Electron writes it, or null while it is none that may work in every program. */
export function acceleratorOf(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  const mod = event.ctrlKey || event.metaKey;
  const key = keyOf(event.code);
  if (key === null || (!mod && !event.altKey)) return null;
  return [
    ...(mod ? ['CommandOrControl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}

function keyOf(code: string): string | null {
  if (code === 'Space') return 'Space';
  return /^(?:Key([A-Z])|Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/u.exec(code)?.slice(1).find(Boolean) ?? null;
}

/** The same as it stands on the keys. */
export function acceleratorLabel(accelerator: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = mac
    ? { CommandOrControl: '⌘', Alt: '⌥', Shift: '⇧' }
    : { CommandOrControl: 'Ctrl' };
  return accelerator
    .split('+')
    .map((part) => names[part] ?? part)
    .join(mac ? ' ' : '+');
}
