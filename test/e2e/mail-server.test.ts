import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/desktop/browser';
import { filesWith } from '../../scripts/desktop/search-files';
import { openResetLink, submitPassword } from '../../scripts/desktop/shopper';
import { acceptsPassword, originOf } from '../../scripts/desktop/training-store';
import { makeCertificate } from '../fakes/certificates';
import { startMailServer, type MailServerBench } from '../fakes/mail-server';
import { useDesk, type Desk } from './support/desk';

const email = 'maja@example.test';
const newPassword = 'Lindenallee-4711-Morgen';
const account = { user: 'keydesk', password: 'CANARY-SECRET-mail-5e1d' };

const folder = mkdtempSync(join(tmpdir(), 'keydesk-mail-root-'));
const root = join(folder, 'root.pem');
let browser: Browser;
let server: MailServerBench;
beforeAll(async () => {
  const certificate = await makeCertificate();
  // As a company does whose mail server has a certificate of its own making.
  writeFileSync(root, certificate.cert);
  [browser, server] = await Promise.all([launchBrowser(), startMailServer({ tls: 'starttls', certificate, account })]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function setMailServer({ app, page }: Desk): Promise<void> {
  // The native question that names the new host is answered with yes.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await page.keyboard.press('Control+,');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save mail server' }) });
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await form.getByLabel('Port').fill(String(server.port));
  await form.getByLabel("Sender's name").fill('Nordic Shop');
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

describe('a link by the shop’s own mail server', () => {
  const desk = useDesk({ env: { NODE_EXTRA_CA_CERTS: root } });

  it('[SC-11] goes from the preferences to the shopper’s new password, and is called accepted and no more', async () => {
    const { agent, page, profile, output } = desk();
    await setMailServer(desk());
    const origin = await originOf(page, agent, 'Nordic Shop');
    await agent.search(email);
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Link');
    await agent.press('m');
    const { dialog } = agent;
    const preview = await dialog.getByLabel('Text of the mail').inputValue();
    expect(preview).toContain('Maja');
    expect(preview, 'the preview keeps the link to itself').not.toMatch(/#kdt=/u);
    await dialog.getByRole('button', { name: 'Hand to 127.0.0.1' }).click();
    await dialog.getByText(/^Accepted by 127\.0\.0\.1 at/u).waitFor();
    expect(await dialog.innerText()).not.toMatch(/\bsent\b|\bdelivered\b/iu);
    expect(await dialog.getByRole('button', { name: 'Hand to 127.0.0.1' }).isDisabled()).toBe(true);

    expect(server.mails).toMatchObject([{ to: [email], from: 'service@shop.example', overTls: true, user: 'keydesk' }]);
    const mail = await PostalMime.parse(server.mails[0]?.raw ?? '');
    const link = mail.text?.split(/\r?\n/u).find((line) => /^https?:\/\/\S+$/u.test(line)) ?? '';
    const shopper = await openResetLink(browser, link);
    await submitPassword(shopper, newPassword);
    await shopper.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
    expect(await acceptsPassword(origin, '900101', newPassword)).toBe(true);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.getByText(/copied, showed or mailed a reset link of an account at Nordic Shop/u).first().waitFor();
    const kept = [account.password, newPassword, link, link.split('#kdt=')[1] ?? link];
    expect(filesWith(profile, kept)).toEqual([]);
    for (const secret of kept) expect(output()).not.toContain(secret);
  });
});
