import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/app/menu';
import { nativeTexts } from '../../../../src/main/app/texts/all-native-texts';
import { zoomAfter, type ZoomStep } from '../../../../src/main/app/zoom';
import { shortcuts } from '../../../../src/renderer/src/lib/shortcuts';

/** Every size on the way, until another step changes nothing. */
function walk(step: ZoomStep, from: number): readonly number[] {
  const next = zoomAfter(from, step);
  return next === from ? [from] : [from, ...walk(step, next)];
}

describe('the size of the page', () => {
  it('goes up to twice its own and down to four fifths, and back', () => {
    expect(walk('in', 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2]);
    expect(walk('out', 1)).toEqual([1, 0.9, 0.8]);
    expect(zoomAfter(2, 'reset')).toBe(1);
  });

  it('finds its way from a size that is none of its own', () => {
    expect(zoomAfter(1.3, 'in')).toBe(1.5);
    expect(zoomAfter(1.3, 'out')).toBe(1.25);
  });
});

it('is changed from the menu, by the keys that the window lists', () => {
  const steps: ZoomStep[] = [];
  const template = menuTemplate({
    packaged: true,
    mac: false,
    texts: nativeTexts.en.menu,
    eraseMonth: () => undefined,
    zoom: (step) => steps.push(step),
    openPage: () => undefined,
  });
  const view = template.find(({ label }) => label === 'View')?.submenu;
  const items = (Array.isArray(view) ? view : []).filter(({ accelerator }) => accelerator !== undefined);
  for (const item of items) Reflect.apply(item.click ?? (() => undefined), null, []);
  expect(steps).toEqual(['reset', 'in', 'in', 'out']);

  const listed = [shortcuts.zoomIn, shortcuts.zoomOut, shortcuts.zoomReset].flatMap(({ combinations }) =>
    combinations.map(({ key }) => `CommandOrControl+${key === '+' ? 'Plus' : key}`),
  );
  expect(items.filter(({ visible }) => visible !== false).map(({ accelerator }) => accelerator)).toEqual(
    expect.arrayContaining(listed),
  );
});
