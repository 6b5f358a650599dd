import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import { startTraining, type Training } from '../../src/training/start-training';
import { launchBrowser } from '../../scripts/desktop/browser';
import { createCaller, newPassword, oldPassword } from './support/shopper-link';

let browser: Browser;
let training: Training;
const pages: Page[] = [];

beforeAll(async () => {
  [browser, training] = await Promise.all([launchBrowser(), startTraining()]);
});
afterAll(async () => {
  await browser.close();
  await training.stop();
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});

/** A page in a fresh profile, with all it sent and all the browser complained about. */
async function openPage(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  pages.push(page);
  const sent: Request[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => sent.push(request));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/u.test(message.text())) complaints.push(message.text());
  });
  return { page, sent, complaints };
}

const posts = (sent: readonly Request[]) => sent.filter((request) => request.method() === 'POST');

async function choose(page: Page, password: string, repeat = password): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again').fill(repeat);
  await page.getByRole('button', { name: 'Save new password' }).click();
}
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

describe.each(vendorIds)('a link of %s', (vendor) => {
  it('opens, takes a new password, and is dead afterwards', async () => {
    const caller = createCaller(training, vendor);
    const link = await caller.link();
    const { page, complaints } = await openPage();
    await page.goto(link);
    await choose(page, newPassword);
    await heading(page, 'Your new password is saved').waitFor();
    expect(caller.accepts(newPassword)).toBe(true);
    expect(caller.accepts(oldPassword)).toBe(false);

    const again = await openPage();
    await again.page.goto(link);
    await choose(again.page, 'another good one 12');
    await heading(again.page, 'This link is no longer valid').waitFor();
    expect(caller.accepts('another good one 12')).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('[BI-61] survives whatever opens it without typing a password', async () => {
    const caller = createCaller(training, vendor);
    const link = await caller.link();
    const writes = () => training.emulators[vendor].peek(caller.id)?.writes;
    const before = writes();
    await fetch(link);
    await fetch(link, { method: 'HEAD' });
    const scanner = await openPage();
    await scanner.page.goto(link);
    for (const target of await scanner.page.locator('button, a, input, label, form').all()) {
      if (await target.isVisible()) await target.click();
    }
    await scanner.page.keyboard.press('Enter');
    await scanner.page.evaluate(() => {
      for (const form of document.forms) {
        form.requestSubmit();
        form.dispatchEvent(new SubmitEvent('submit', { cancelable: true, bubbles: true }));
      }
    });
    await scanner.page.waitForTimeout(200);
    expect(posts(scanner.sent)).toEqual([]);
    expect(writes()).toBe(before);

    const { page } = await openPage();
    await page.goto(link);
    await choose(page, newPassword);
    await heading(page, 'Your new password is saved').waitFor();
    expect(caller.accepts(newPassword)).toBe(true);
  });
});

describe('the page', () => {
  it('takes the token out of the address at once and sends it nowhere but in the one submission', async () => {
    const caller = createCaller(training, 'norce');
    const link = await caller.link();
    const token = link.split('#kdt=')[1] ?? '';
    const { page, sent } = await openPage();
    await page.goto(link);
    expect(page.url()).toBe(`${training.stores.landing.origin}/reset`);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await choose(page, newPassword);
    await heading(page, 'Your new password is saved').waitFor();

    expect(posts(sent).map((request) => request.postDataJSON() as unknown)).toEqual([
      { kdt: token, password: newPassword, repeat: newPassword },
    ]);
    for (const request of sent) {
      const headers = await request.allHeaders();
      expect(JSON.stringify([request.url(), headers])).not.toContain(token);
      expect(headers).not.toHaveProperty('referer');
      expect(new URL(request.url()).origin).toBe(training.stores.landing.origin);
    }
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    expect(kept).toEqual([0, 0, '']);
    expect(await page.content()).not.toContain(token);
  });

  it('asks for the link again after a reload, and takes a second link that is pasted into the same window', async () => {
    const caller = createCaller(training, 'norce');
    const { page } = await openPage();
    await page.goto(await caller.link());
    await page.reload();
    await heading(page, 'Open the link from your message').waitFor();
    await page.goto(await caller.link());
    await heading(page, 'Choose a new password').waitFor();
    await choose(page, newPassword);
    await heading(page, 'Your new password is saved').waitFor();
    expect(caller.accepts(newPassword)).toBe(true);
  });

  it('says what is wrong with a password, puts the cursor there, and sends nothing before', async () => {
    const { page, sent } = await openPage();
    await page.goto(`${training.stores.landing.origin}/reset#kdt=x`);
    await choose(page, 'short');
    await page.getByRole('alert').filter({ hasText: 'too short' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
    await choose(page, 'long enough', 'long enouhg');
    await page.getByRole('alert').filter({ hasText: 'not the same' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('repeat');
    expect(await page.getByLabel('New password again').getAttribute('aria-invalid')).toBe('true');
    expect(posts(sent)).toEqual([]);
    await page.getByLabel('Show what I type').check();
    expect(await page.getByLabel('New password', { exact: true }).getAttribute('type')).toBe('text');
  });

  it('keeps the form and the link when the network fails', async () => {
    const caller = createCaller(training, 'norce');
    const { page } = await openPage();
    await page.goto(await caller.link());
    await page.context().setOffline(true);
    await choose(page, newPassword);
    await page.getByRole('alert').filter({ hasText: 'No answer came' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Save new password' }).click();
    await heading(page, 'Your new password is saved').waitFor();
    expect(caller.accepts(newPassword)).toBe(true);
  });

  it('sends one submission for a double click', async () => {
    const caller = createCaller(training, 'norce');
    const { page, sent } = await openPage();
    await page.goto(await caller.link());
    await page.getByLabel('New password', { exact: true }).fill(newPassword);
    await page.getByLabel('New password again').fill(newPassword);
    await page.getByRole('button', { name: 'Save new password' }).dblclick();
    await heading(page, 'Your new password is saved').waitFor();
    expect(posts(sent)).toHaveLength(1);
  });

  it('says that it can not tell, when the store took the password and gave no answer', async () => {
    const caller = createCaller(training, 'bigcommerce');
    const { page } = await openPage();
    await page.goto(await caller.link());
    training.emulators.bigcommerce.faults.add({ method: 'PUT', fault: { kind: 'reset-after' } });
    await choose(page, newPassword);
    const title = heading(page, 'can’t tell whether the password was saved').or(
      heading(page, 'Your new password is saved'),
    );
    await title.waitFor();
    training.emulators.bigcommerce.faults.clear();
    // The adapter may find out by reading back; what it must not do is call a password that was set a failure.
    expect(caller.accepts(newPassword)).toBe(true);
  });

  it('tells the shopper to come back when the store is down, and works then', async () => {
    const caller = createCaller(training, 'norce');
    const { page } = await openPage();
    await page.goto(await caller.link());
    await training.setFault('norce', 'down');
    await choose(page, newPassword);
    await page.getByRole('alert').filter({ hasText: 'your link is still good' }).waitFor({ timeout: 30_000 });
    await training.setFault('norce', 'none');
    await page.getByRole('button', { name: 'Save new password' }).click();
    await heading(page, 'Your new password is saved').waitFor({ timeout: 30_000 });
    expect(caller.accepts(newPassword)).toBe(true);
  });

  it('works without script for a link with the token in its query', async () => {
    const caller = createCaller(training, 'norce');
    const link = (await caller.link()).replace('#kdt=', '?kdt=');
    const { page } = await openPage({ javaScriptEnabled: false });
    await page.goto(link);
    expect(page.url()).toBe(`${training.stores.landing.origin}/reset`);
    await choose(page, newPassword);
    await heading(page, 'Your new password is saved').waitFor();
    expect(caller.accepts(newPassword)).toBe(true);
  });

  it('says without script why it can not read a link from the fragment', async () => {
    const { page } = await openPage({ javaScriptEnabled: false });
    await page.goto(`${training.stores.landing.origin}/reset#kdt=x`);
    await page.getByText('this page needs JavaScript').waitFor();
  });

  it.each(['light', 'dark'] as const)('has no accessibility faults in %s', async (colorScheme) => {
    const { page } = await openPage({ colorScheme });
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
    };
    await page.goto(`${training.stores.landing.origin}/reset#kdt=x`);
    expect(await faults()).toEqual([]);
    await choose(page, 'short');
    expect(await faults()).toEqual([]);
    await choose(page, newPassword);
    await heading(page, 'This link is no longer valid').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.title()).toBe('This link is no longer valid');
    expect(await faults()).toEqual([]);
  });

  it.each(['en-GB', 'sv-SE', 'de-DE', 'nb-NO', 'fi-FI'])(
    'fits every window without sideways scrolling in %s',
    async (locale) => {
      const { page } = await openPage({ locale });
      await page.goto(`${training.stores.landing.origin}/reset#kdt=x`);
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${width} pixels`).toBeLessThanOrEqual(0);
      }
    },
  );
});
