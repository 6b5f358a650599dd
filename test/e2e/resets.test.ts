import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/desktop/browser';
import { filesWith } from '../../scripts/desktop/search-files';
import { openResetLink, submitPassword } from '../../scripts/desktop/shopper';
import { acceptsPassword, newestMailedLink, originOf } from '../../scripts/desktop/training-store';
import { useDesk, type Desk } from './support/desk';

const email = 'maja@example.test';
const oldPassword = 'Maja-pass-1';
const newPassword = 'Lindenallee-4711-Morgen';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Maja's own key at each training vendor. */
const majaAt = { norce: '900101', emporix: '40718851', bigcommerce: '4101', salesforce: '00001001' } as const;

async function openMaja({ agent, page }: Desk, store: string): Promise<void> {
  await agent.search(email);
  await agent.openRow(store);
  await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
}

/** Issues a link that Keydesk holds, copies it, and returns what is on the clipboard. */
async function issueLink({ agent, app, page }: Desk): Promise<string> {
  await agent.reset('Link');
  await agent.press('c');
  await agent.dialog.getByText('Copied.', { exact: false }).waitFor();
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  await agent.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return link;
}

async function askForMail({ agent, page }: Desk): Promise<void> {
  await agent.reset('Mail');
  expect(await agent.dialog.innerText()).not.toMatch(/\bsent\b/iu);
  await agent.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function landed(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
}

async function refusedByLanding(link: string): Promise<void> {
  const page = await openResetLink(browser, link);
  await submitPassword(page, 'Another-pass-2026');
  await page.getByRole('heading', { name: 'This link is no longer valid' }).waitFor();
}

async function expectSwitched(origin: string, accountId: string): Promise<void> {
  expect(await acceptsPassword(origin, accountId, newPassword)).toBe(true);
  expect(await acceptsPassword(origin, accountId, oldPassword)).toBe(false);
  expect(await acceptsPassword(origin, accountId, 'Another-pass-2026')).toBe(false);
}

function expectNothingKept({ profile, output }: Desk, secrets: readonly string[]): void {
  expect(filesWith(profile, [...secrets, newPassword])).toEqual([]);
  for (const secret of secrets) expect(output()).not.toContain(secret);
}

describe('from the window to the shopper’s browser', () => {
  const desk = useDesk();

  it('Norce: a link of Keydesk’s own is good once; older ones die with it', async () => {
    const origin = await originOf(desk().page, desk().agent, 'Nordic Shop');
    await openMaja(desk(), 'Nordic Shop');
    const older = await issueLink(desk());
    const link = await issueLink(desk());
    const shopper = await openResetLink(browser, link);
    expect(shopper.url()).not.toContain('kdt=');
    await submitPassword(shopper, newPassword);
    await landed(shopper);
    await refusedByLanding(link);
    await refusedByLanding(older);
    await expectSwitched(origin, majaAt.norce);
    expectNothingKept(desk(), [link, older, link.split('#kdt=')[1] ?? link]);
  });

  it('BigCommerce: a link of Keydesk’s own is good once; older ones die with it', async () => {
    const origin = await originOf(desk().page, desk().agent, 'Orchard Supply');
    await openMaja(desk(), 'Orchard Supply');
    const older = await issueLink(desk());
    const link = await issueLink(desk());
    const shopper = await openResetLink(browser, link);
    await submitPassword(shopper, newPassword);
    await landed(shopper);
    await refusedByLanding(link);
    await refusedByLanding(older);
    await expectSwitched(origin, majaAt.bigcommerce);
    expectNothingKept(desk(), [link, older]);
  });

  it('BigCommerce: the vendor mails a link to its own storefront page', async () => {
    const origin = await originOf(desk().page, desk().agent, 'Orchard Supply');
    await openMaja(desk(), 'Orchard Supply');
    await askForMail(desk());
    const link = await newestMailedLink(origin, email);
    const shopper = await openResetLink(browser, link);
    await submitPassword(shopper, newPassword);
    await expect.poll(async () => acceptsPassword(origin, majaAt.bigcommerce, newPassword)).toBe(true);
    expectNothingKept(desk(), [link]);
  });

  it('Salesforce: the vendor’s token opens the page; a newer one kills it at once', async () => {
    const origin = await originOf(desk().page, desk().agent, 'Alpen Sport');
    await openMaja(desk(), 'Alpen Sport');
    const older = await issueLink(desk());
    const link = await issueLink(desk());
    await refusedByLanding(older);
    const shopper = await openResetLink(browser, link);
    await submitPassword(shopper, newPassword);
    await landed(shopper);
    await refusedByLanding(link);
    await expectSwitched(origin, majaAt.salesforce);
    expectNothingKept(desk(), [link, older]);
  });

  it('Emporix: the vendor mails a link that opens the page; a newer mail kills the older link', async () => {
    const origin = await originOf(desk().page, desk().agent, 'Berlin Store');
    await openMaja(desk(), 'Berlin Store');
    await askForMail(desk());
    const older = await newestMailedLink(origin, email);
    await askForMail(desk());
    const link = await newestMailedLink(origin, email);
    expect(link).not.toBe(older);
    await refusedByLanding(older);
    const shopper = await openResetLink(browser, link);
    await submitPassword(shopper, newPassword);
    await landed(shopper);
    await refusedByLanding(link);
    await expectSwitched(origin, majaAt.emporix);
    expectNothingKept(desk(), [link, older]);
  });
});
