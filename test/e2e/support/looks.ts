import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { artifactsFolder } from '../../../scripts/lib/paths';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Every screen is looked at in these; the last is the one that a journey goes on in. Two of them, which have both themes and
 * both sizes, are gone through by axe: colours don't depend on the size, nor sizes on the colours.
 */
const looks = [
  { theme: 'dark', size: { width: 1024, height: 640 }, checked: true },
  { theme: 'light', size: { width: 1024, height: 640 }, checked: false },
  { theme: 'dark', size: { width: 1280, height: 800 }, checked: false },
  { theme: 'light', size: { width: 1280, height: 800 }, checked: true },
] as const;

const rules = {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
} satisfies axe.RunOptions;

/** What a person with a screen reader, weak sight or an unsteady hand would stumble over: WCAG 2.2, level AA. */
export async function objectionsTo(page: Page): Promise<readonly string[]> {
  // The page's own rules refuse scripts; the driver's is put in from outside, once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source};0`);
  return page.evaluate(async (options) => {
    const checker = Reflect.get(window, 'axe') as typeof axe; // just put there
    const { violations } = await checker.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, rules);
}

/** Takes pictures of a screen in every theme and size, and looks for what axe objects to and for what is cut off. */
export async function lookAt(page: Page, name: string, resize: (size: Size) => Promise<void>): Promise<void> {
  const folder = join(artifactsFolder, 'screens');
  mkdirSync(folder, { recursive: true });
  for (const { theme, size, checked } of looks) {
    await page.emulateMedia({ colorScheme: theme });
    await resize(size);
    await page.waitForFunction(
      ({ width, scheme }) =>
        window.innerWidth === width && document.documentElement.dataset['mantineColorScheme'] === scheme,
      { width: size.width, scheme: theme },
    );
    // Colours on their way from one theme to the other are in neither.
    await page.evaluate(async () => {
      const running = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(running.map(({ finished }) => finished));
    });
    const label = `${name}-${theme}-${String(size.width)}`;
    await page.screenshot({ path: join(folder, `${label}.png`) });
    if (checked) expect(await objectionsTo(page), label).toEqual([]);
    const clipped = await page.evaluate(() => {
      const root = document.documentElement;
      return root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight;
    });
    expect(clipped, `${label} is larger than the window`).toBe(false);
  }
}
