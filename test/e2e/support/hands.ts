import type { Page } from 'playwright-core';

export interface Hands {
  /** Keys pressed, a chord such as Ctrl+V being one; modifiers alone and repeats of a held key are not counted. */
  readonly strokes: number;
  readonly clicks: number;
  /** What was pressed, in order. */
  readonly steps: readonly string[];
}

/** Counts in the page itself what the hands do from now on, whatever the test says it does. */
export async function countHands(page: Page): Promise<() => Promise<Hands>> {
  const steps = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);
    window.addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || event.repeat || modifiers.has(event.key)) return;
        seen.push(`${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`);
      },
      { capture: true },
    );
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted) seen.push('click');
      },
      { capture: true },
    );
    return seen;
  });
  return async () => {
    const seen = await steps.evaluate((list) => [...list]);
    const clicks = seen.filter((step) => step === 'click').length;
    return { strokes: seen.length - clicks, clicks, steps: seen };
  };
}
