import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../../scripts/desktop/browser';
import { serveHarness, type ServedHarness } from '../renderer/harness/serve';
import { shots } from '../renderer/harness/shots';
import { lookAt } from './support/looks';

/**
 * The window in states that no training store can be brought into at will: the same page under the same policy in the
 * shopper's browser, over a main process that answers as each scene says. What the real window shows is in `screens.test.ts`.
 */
describe.concurrent('the window in every state, in light and dark, wide and narrow', { timeout: 300_000 }, () => {
  let harness: ServedHarness;
  let browser: Browser;
  beforeAll(async () => {
    [harness, browser] = await Promise.all([serveHarness(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await harness.close();
  });

  it.each(shots)('$name: nothing that axe objects to, and it fits', async ({ name, scene, steps, language = 'en' }) => {
    const context = await browser.newContext({
      ...{ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC' },
    });
    try {
      const page = await context.newPage();
      // Five pages are drawn at a time, on a machine that may have other work too.
      page.setDefaultTimeout(60_000);
      await page.goto(`${harness.origin}/?scene=${scene}&language=${language}`);
      await page.locator('main').waitFor();
      await steps(page);
      await lookAt(page, `state-${name}`, (size) => page.setViewportSize(size));
    } finally {
      await context.close();
    }
  });
});
