import { expect, it } from 'vitest';
import { createHotKey } from '../../../../src/main/platform/hot-key';

function open(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  let presses = 0;
  const hotKey = createHotKey(
    {
      register: (accelerator, onPress) => {
        if (accelerator === 'Alt+Ünknown') throw new TypeError('no such key');
        if (taken.includes(accelerator)) return false;
        held.set(accelerator, onPress);
        return true;
      },
      unregister: (accelerator) => held.delete(accelerator),
    },
    () => (presses += 1),
  );
  return { hotKey, held, presses: () => presses };
}

it('holds one key at a time', () => {
  const { hotKey, held, presses } = open();
  hotKey.use('Alt+F2');
  hotKey.use('Alt+F3');
  expect([...held.keys()]).toEqual(['Alt+F3']);
  held.get('Alt+F3')?.();
  expect({ state: hotKey.state(), presses: presses() }).toEqual({ state: 'on', presses: 1 });
});

it('lets go of it when it is turned off', () => {
  const { hotKey, held } = open();
  hotKey.use('Alt+F2');
  hotKey.use(null);
  expect({ state: hotKey.state(), held: held.size }).toEqual({ state: 'off', held: 0 });
});

it.each(['Alt+F2', 'Alt+Ünknown'])('says so when the system keeps %s', (accelerator) => {
  const { hotKey } = open(['Alt+F2']);
  hotKey.use(accelerator);
  expect(hotKey.state()).toBe('refused');
});
