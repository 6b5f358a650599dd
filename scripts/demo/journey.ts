import { createAgent } from '../desktop/agent';
import { launchBrowser } from '../desktop/browser';
import { launchKeydesk } from '../desktop/launch';
import { openResetLink, submitPassword } from '../desktop/shopper';
import { startRecord } from './record';
import { filesWith } from '../desktop/search-files';
import { acceptsPassword, originOf } from '../desktop/training-store';

const stores = ['Nordic Shop', 'Berlin Store', 'Orchard Supply', 'Alpen Sport'] as const;
const oldPassword = 'Training-pass-1';
const newPassword = 'Lindenallee-4711-Morgen';
/** Siri's customer id at the Norce training store. */
const siri = '900103';

const record = startRecord();
const keydesk = await launchKeydesk({ size: { width: 1280, height: 800 } });
const { page } = keydesk;
const agent = createAgent(page);
const browser = await launchBrowser();

try {
  await record.step(
    'start',
    async () => {
      await page.getByRole('searchbox', { name: 'Find a shopper' }).and(page.locator(':focus')).waitFor();
      return 'the search box is there and has the focus';
    },
    page,
  );

  await record.step(
    'search maja',
    async () => {
      const ms = await agent.search('maja@example.test');
      for (const store of stores) await agent.rowsOf(store).first().waitFor();
      return `rows of all four stores, the last ${String(Math.round(ms))} ms after Enter`;
    },
    page,
  );

  await record.step(
    'open the norce account',
    async () => {
      await agent.openRow('Nordic Shop');
      await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
      return 'the account of Maja Berg at Nordic Shop';
    },
    page,
  );

  await record.step(
    'search a deactivated shopper',
    async () => {
      const ms = await agent.search('siri@example.test');
      await agent.openRow('Nordic Shop');
      await page.getByText('The login is switched off.').waitFor();
      return `the sentence why she can’t sign in: the login is switched off (rows ${String(Math.round(ms))} ms after Enter)`;
    },
    page,
  );

  await record.step(
    'activate',
    async () => {
      await agent.activate();
      return 'the vendor was read again and says: active';
    },
    page,
  );
  await agent.press('Escape');

  await record.step(
    'issue a reset link',
    async () => {
      await agent.reset('Link');
      return 'a link is held and on the clipboard; the dialog says until when it is good and which host it opens';
    },
    page,
  );

  await record.step(
    'copy the link again',
    async () => {
      await agent.press('c');
      await agent.dialog.getByText('Copied.', { exact: false }).waitFor();
      return 'copied by the main process; the page never saw it';
    },
    page,
  );
  const link = await keydesk.app.evaluate(({ clipboard }) => clipboard.readText());
  await agent.press('Escape');

  const shopper = await openResetLink(browser, link);
  await record.step(
    'open the link in the browser',
    async () => {
      if (shopper.url().includes('kdt=')) throw new Error('the token is still in the address');
      return `the reset page of ${new URL(link).host}; the token is gone from the address`;
    },
    shopper,
  );
  await record.step(
    'set a new password',
    async () => {
      await submitPassword(shopper, newPassword);
      await shopper.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
      return 'the page says that the new password is saved';
    },
    shopper,
  );

  await record.step('the vendor decides', async () => {
    const norce = await originOf(page, agent, 'Nordic Shop');
    const accepted = await acceptsPassword(norce, siri, newPassword);
    const refused = !(await acceptsPassword(norce, siri, oldPassword));
    if (!accepted || !refused) throw new Error('the vendor does not agree');
    return 'Norce accepts the new password and refuses the old one';
  });

  await record.step('nothing is left behind', async () => {
    const token = new URL(link).hash.replace('#kdt=', '');
    const found = filesWith(keydesk.profile, [link, token, newPassword]);
    if (found.length > 0 || keydesk.output().includes(token)) throw new Error(`found in ${found.join(', ')}`);
    return 'no link, token or password in any file of the profile or in the output';
  });
} finally {
  const steps = record.save();
  process.stdout.write(
    `${String(steps.filter((step) => step.ok).length)} of ${String(steps.length)} steps; pictures in artifacts/demo\n`,
  );
  await browser.close();
  await keydesk.close();
}
