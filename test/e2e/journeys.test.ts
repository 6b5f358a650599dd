import type { Browser, Page } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/desktop/browser';
import { openResetLink } from '../../scripts/desktop/shopper';
import { artifactsFolder } from '../../scripts/lib/paths';
import type { VendorId } from '../../src/shared/domain/vendor';
import { useDesk, type Desk } from './support/desk';
import { countHands } from './support/hands';

interface Journey {
  readonly vendor: VendorId;
  readonly job: 'reset' | 'activate';
  /** What the agent ended with. */
  readonly result: 'link copied' | 'mail accepted by the vendor' | 'account active';
  readonly strokes: number;
  readonly clicks: number;
  readonly steps: readonly string[];
}

const journeys: Journey[] = [];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  mkdirSync(artifactsFolder, { recursive: true });
  writeFileSync(join(artifactsFolder, 'journeys.json'), `${JSON.stringify(journeys, null, 2)}\n`);
});

/** Pastes a customer's code, looks it up and waits until the only match has opened by itself. */
async function openByPaste({ app, page }: Desk, code: string): Promise<void> {
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), code);
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: 'Account' }).getByText('Identity').waitFor();
}

async function whenAsked(page: Page): Promise<void> {
  await page.getByRole('dialog').getByText('Press 1–5 and it is done', { exact: false }).waitFor();
}

const desk = useDesk();

describe('a reset', () => {
  it.each([
    { vendor: 'norce', code: 'K-1001', key: 'r' },
    // The store's own way is a mail; L goes straight to a link.
    { vendor: 'bigcommerce', code: 'KD-1001', key: 'l' },
    { vendor: 'salesforce-b2c', code: '00001001', key: 'r' },
  ] as const)('at $vendor: four interactions to a copied link that opens', async ({ vendor, code, key }) => {
    const { app, page, agent } = desk();
    const hands = await countHands(page);
    await openByPaste(desk(), code);
    await page.keyboard.press(key);
    await whenAsked(page);
    await page.keyboard.press('1');
    await agent.dialog.getByText('Copied. The clipboard is cleared at', { exact: false }).waitFor();
    const used = await hands();
    const link = await app.evaluate(({ clipboard }) => clipboard.readText());
    const shopper = await openResetLink(browser, link);
    expect(await shopper.locator('input[type=password]').count()).toBeGreaterThan(0);
    journeys.push({ vendor, job: 'reset', result: 'link copied', ...used });
    expect(used.strokes + used.clicks, used.steps.join(' ')).toBeLessThanOrEqual(4);
  });

  it.each([
    { vendor: 'emporix', code: '40718851' },
    { vendor: 'bigcommerce', code: 'KD-1001' },
  ] as const)('at $vendor: four interactions to a mail that the vendor accepted', async ({ vendor, code }) => {
    const { page, agent } = desk();
    const hands = await countHands(page);
    await openByPaste(desk(), code);
    await page.keyboard.press('r');
    await whenAsked(page);
    await page.keyboard.press('1');
    await agent.dialog.getByText('Accepted by the vendor at', { exact: false }).waitFor();
    const used = await hands();
    journeys.push({ vendor, job: 'reset', result: 'mail accepted by the vendor', ...used });
    expect(used.strokes + used.clicks, used.steps.join(' ')).toBeLessThanOrEqual(4);
  });
});

describe('an activation', () => {
  it.each([
    { vendor: 'norce', code: 'K-1003' },
    { vendor: 'emporix', code: '40718852' },
    { vendor: 'salesforce-b2c', code: '00001002' },
  ] as const)('at $vendor: at most five interactions to an account that is active', async ({ vendor, code }) => {
    const { page, agent } = desk();
    const hands = await countHands(page);
    await openByPaste(desk(), code);
    await page.keyboard.press('a');
    await whenAsked(page);
    await page.keyboard.press('1');
    await agent.dialog.getByText('The account is active again.').waitFor();
    const used = await hands();
    await page.getByText('Can sign in').waitFor();
    journeys.push({ vendor, job: 'activate', result: 'account active', ...used });
    expect(used.strokes + used.clicks, used.steps.join(' ')).toBeLessThanOrEqual(5);
  });

  it('at bigcommerce: is not offered, and the page says why', async () => {
    const { page } = desk();
    await openByPaste(desk(), 'KD-1001');
    await page.getByText('Switching on and off', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Activate' }).count()).toBe(0);
  });
});
