import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/desktop/browser';
import { filesWith } from '../../scripts/desktop/search-files';
import { openResetLink, submitPassword } from '../../scripts/desktop/shopper';
import { makeCertificate } from '../fakes/certificates';
import { startMailServer, type MailServerBench } from '../fakes/mail-server';
import { createAuthority, createHome, type Authority } from './support/certificates';
import { useDesk, type Desk } from './support/desk';
import { openRealShop, type RealShop } from './support/real-shop';
import { resolverSwitch } from './support/vendor-behind';

const email = 'maja@example.test';
const newPassword = 'Lindenallee-4711-Morgen';
const account = { user: 'keydesk', password: 'CANARY-SECRET-mail-5e1d' };

const home = createHome();
if (home === null) console.info('left out: a shop’s own mail server, which takes `certutil` (libnss3-tools)');
const folder = mkdtempSync(join(tmpdir(), 'keydesk-mail-root-'));
const mailRoot = join(folder, 'root.pem');

let browser: Browser;
let server: MailServerBench;
let authority: Authority;
let shop: RealShop;
beforeAll(async () => {
  const certificate = await makeCertificate();
  // As a company does whose mail server has a certificate of its own making.
  writeFileSync(mailRoot, certificate.cert);
  authority = createAuthority();
  home?.trust(authority.root);
  [browser, server, shop] = await Promise.all([
    launchBrowser([resolverSwitch]),
    startMailServer({ tls: 'starttls', certificate, account }),
    openRealShop((name) => authority.issue(name)),
  ]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close(), shop.close()]);
  authority.remove();
  home?.remove();
  rmSync(folder, { recursive: true });
});

async function connectShop({ page }: Desk): Promise<void> {
  const { config, secrets } = shop.emulator.connection;
  await page.keyboard.press('Control+Shift+S');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('menuitem', { name: 'Norce Commerce' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name', { exact: false }).first().fill('Main shop');
  const fields = {
    'Address of the API': shop.apiOrigin,
    Scope: String(config['scope']),
    'Application id': String(config['applicationId']),
    'Account id that acts': String(config['actorAccountId']),
    'Address of the reset page': shop.resetPageUrl,
    'Client id': secrets['clientId'] ?? '',
    'Client secret': secrets['clientSecret'] ?? '',
    'Key for reset links': secrets['resetKey'] ?? '',
  };
  for (const [label, value] of Object.entries(fields)) {
    await form
      .getByLabel(new RegExp(`^${label}`, 'u'))
      .and(form.locator('input'))
      .fill(value);
  }
  await form.getByRole('button', { name: 'Save and test' }).click();
  await page.getByText('What it can do').waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
}

async function setMailServer({ page }: Desk): Promise<void> {
  await page.keyboard.press('Control+,');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save mail server' }) });
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await form.getByLabel('Port').fill(String(server.port));
  await form.getByLabel("Sender's name").fill('Main shop');
  await form.getByLabel("Sender's address").fill('service@shop.example');
  await form.getByLabel('User (empty: no sign-in)').fill(account.user);
  await form.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Save mail server' }).click();
  await page.getByText('Kept.').waitFor();
  await page.getByRole('button', { name: 'Test the server' }).click();
  await page.getByText('127.0.0.1 answered and took the sign-in. Nothing was mailed.').waitFor();
  expect(server.mails).toEqual([]);
  await page.keyboard.press('Escape');
}

describe.skipIf(home === null)('a link by the shop’s own mail server', () => {
  const desk = useDesk({
    env: { NODE_EXTRA_CA_CERTS: mailRoot, ...(home === null ? {} : { HOME: home.path }) },
    switches: [resolverSwitch],
  });

  it('[SC-11] goes from the preferences to the shopper’s new password, and is called accepted and no more', async () => {
    const { agent, app, page, profile, output } = desk();
    // The native questions that name new hosts are answered with yes.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await connectShop(desk());
    await setMailServer(desk());

    await agent.search(email);
    await agent.openRow('Main shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Link');
    await agent.press('m');
    const { dialog } = agent;
    const hand = dialog.getByRole('button', { name: 'Hand to 127.0.0.1' });
    await hand.waitFor();
    const preview = await dialog.getByLabel('Text of the mail').inputValue();
    expect(preview).toContain('Maja');
    expect(preview, 'the preview keeps the link to itself').not.toContain('#kdt=');
    await hand.click();
    await dialog.getByText(/^Accepted by 127\.0\.0\.1 at/u).waitFor();
    expect(await dialog.innerText()).not.toMatch(/\bsent\b|\bdelivered\b/iu);
    expect(await hand.isDisabled()).toBe(true);

    expect(server.mails).toMatchObject([{ to: [email], from: 'service@shop.example', overTls: true, user: 'keydesk' }]);
    const mail = await PostalMime.parse(server.mails[0]?.raw ?? '');
    const link = mail.text?.split(/\r?\n/u).find((line) => /^https:\/\/\S+$/u.test(line)) ?? '';
    const shopper = await openResetLink(browser, link, { ignoreHTTPSErrors: true });
    await submitPassword(shopper, newPassword);
    await shopper.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
    expect(shop.emulator.acceptsPassword('900101', newPassword)).toBe(true);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page
      .getByText(/copied, showed or mailed a reset link of an account at Main shop/u)
      .first()
      .waitFor();
    const kept = [account.password, newPassword, link, link.split('#kdt=')[1] ?? link];
    expect(filesWith(profile, kept)).toEqual([]);
    for (const secret of kept) expect(output()).not.toContain(secret);
  });
});
