import { expect, it } from 'vitest';
import { restoredPlace } from '../../../../src/main/app/window-place';

const main = { x: 0, y: 24, width: 1920, height: 1056 };
const right = { x: 1920, y: 0, width: 2560, height: 1440 };
const saved = { x: 2000, y: 100, width: 1400, height: 900, maximised: false };

it('is where it was while its display is there', () => {
  expect(restoredPlace(saved, [main, right])).toEqual({ x: 2000, y: 100, width: 1400, height: 900 });
});

it('is left to the system when its display is gone, and fits the one there is', () => {
  expect(restoredPlace(saved, [main])).toEqual({ width: 1400, height: 900 });
  expect(restoredPlace({ ...saved, width: 2400, height: 1400 }, [main])).toEqual({ width: 1920, height: 1056 });
});

it.each([
  ['above the display', { x: 10, y: -200 }],
  ['below it', { x: 10, y: 1_070 }],
  ['all but off its left edge', { x: -1_300, y: 100 }],
  ['all but off its right edge', { x: 1_900, y: 100 }],
])('is not put %s, where nobody could move it', (_where, at) => {
  expect(restoredPlace({ ...saved, ...at }, [main])).toEqual({ width: 1400, height: 900 });
});

it('is never smaller than the window can be, and has a size of its own the first time', () => {
  expect(restoredPlace({ ...saved, x: null, y: null, width: 800, height: 500 }, [main])).toEqual({
    width: 1024,
    height: 640,
  });
  expect(restoredPlace(null, [main])).toEqual({ width: 1280, height: 800 });
  expect(restoredPlace(saved, [])).toEqual({ width: 1400, height: 900 });
});
