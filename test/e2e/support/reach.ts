import type { Page } from 'playwright-core';

/** What can't be seen or reached in the window as it is now; empty when nothing is amiss. */
export async function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const labelOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways');
    for (const box of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(box);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && box.scrollWidth > box.clientWidth + 1) found.push(`scrolls sideways: ${labelOf(box)}`);
    }
    const within = document.querySelector('[role="dialog"]') ?? document.body;
    const controls = 'button, input, select, textarea, a[href], summary, [role="tab"], [tabindex="0"]';
    for (const control of within.querySelectorAll(controls)) {
      // A choice may be drawn by its label alone.
      const shown = (control instanceof HTMLInputElement ? control.labels?.[0] : undefined) ?? control;
      if (!shown.checkVisibility({ checkVisibilityCSS: true }) || control.matches(':disabled')) continue;
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom } = shown.getBoundingClientRect();
      if (left < 0 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) {
        // What is taller than the window is read by scrolling; what is wider can't be.
        found.push(`is cut off: ${labelOf(control)}`);
        continue;
      }
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (hit === null || !(shown.contains(hit) || hit.contains(shown))) found.push(`is covered: ${labelOf(control)}`);
    }
    return found;
  });
}

/** Goes once through everything by Tab; what has the focus and can't be seen, wholly or in part (WCAG 2.4.11). */
export async function hiddenFocus(page: Page): Promise<readonly string[]> {
  const hidden: string[] = [];
  const stops = new Set<string>();
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const { key, seen } = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { key: 'body', seen: true };
      // A choice may be drawn by its label alone.
      const shown = (element instanceof HTMLInputElement ? element.labels?.[0] : undefined) ?? element;
      const { left, right, top, bottom } = shown.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
      const isSeen = points.some(([x, y]) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return hit !== null && shown.contains(hit);
      });
      const all = [...document.querySelectorAll('*')];
      return {
        key: `${String(all.indexOf(element))} ${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}`,
        seen: isSeen,
      };
    });
    if (!seen) hidden.push(key);
    if (stops.has(key)) break;
    stops.add(key);
  }
  return hidden;
}
