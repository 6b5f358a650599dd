import { describe, expect, it } from 'vitest';
import {
  keyLabels,
  matchesShortcut,
  shortcutOf,
  shortcuts,
  type ShortcutId,
} from '../../src/renderer/src/lib/shortcuts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ids = Object.keys(shortcuts) as ShortcutId[]; // the type forgets which keys they are

describe('the one list of keys', () => {
  it('gives no key two meanings in one place', () => {
    const taken = ids.flatMap((id) => {
      const { combinations, scope } = shortcutOf(id);
      return combinations.flatMap(
        ({ key, mod = false, shift = false }: { key: string; mod?: boolean; shift?: boolean }) =>
          (scope === 'both' ? ['page', 'dialog'] : [scope]).map(
            (place) => `${place} ${key} ${String(mod)} ${String(shift)}`,
          ),
      );
    });
    expect(new Set(taken).size).toBe(taken.length);
  });

  it.each<[ShortcutId, string, Partial<typeof none>, boolean]>([
    ['access', 'a', {}, true],
    ['access', 'A', { shiftKey: true }, true],
    ['access', 'a', { ctrlKey: true }, false],
    ['access', 'a', { altKey: true }, false],
    ['search', '/', {}, true],
    // On a Swedish keyboard the slash is Shift and 7.
    ['search', '/', { shiftKey: true }, true],
    ['search', 'k', { metaKey: true }, true],
    ['search', 'k', {}, false],
    ['palette', 'P', { ctrlKey: true, shiftKey: true }, true],
    ['palette', 'p', { ctrlKey: true }, false],
    ['goToCall', '4', { ctrlKey: true }, true],
    ['goToCall', '4', {}, false],
    ['help', 'F1', {}, true],
    ['help', 'F1', { shiftKey: true }, false],
    ['tour', 'F1', { shiftKey: true }, true],
  ])('%s at %s with %j: %s', (id, key, held, matches) => {
    expect(matchesShortcut(shortcutOf(id), { key, ...none, ...held })).toBe(matches);
  });

  it('prints keys as they stand on the keyboard', () => {
    expect(keyLabels({ key: 'p', mod: true, shift: true }, false)).toEqual(['Ctrl', 'Shift', 'P']);
    expect(keyLabels({ key: 'p', mod: true, shift: true }, true)).toEqual(['⌘', '⇧', 'P']);
  });
});
