import type { Page } from 'playwright-core';
import type { SceneName } from './scenes';

/** One look at the window: a scene, and what is done in it before the picture. */
export interface Shot {
  readonly name: string;
  readonly scene: SceneName;
  readonly steps: (page: Page) => Promise<void>;
}

const searchFor = (text: string) => async (page: Page) => {
  await page.getByRole('searchbox').fill(text);
  await page.keyboard.press('Enter');
};
const find = searchFor('maja@example.test');
const openMaja = async (page: Page) => {
  await find(page);
  // The only match opens by itself; of several the first is opened.
  const article = page.getByRole('article');
  await article.or(page.locator('button[data-row]').nth(1)).first().waitFor();
  if ((await article.count()) === 0) await page.keyboard.press('Enter');
  await page.getByRole('article').waitFor();
  await page.locator('article dl').first().waitFor();
};
const nothing = async () => undefined;

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
const after =
  (...steps: readonly ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
const ready = async (page: Page) => {
  await page.getByRole('dialog').locator('form[aria-busy="false"]').waitFor();
};
/** The result has taken the place of the form. */
const settled = async (page: Page) => {
  await page.getByRole('dialog').locator('form').waitFor({ state: 'detached' });
};

export const shots: readonly Shot[] = [
  { name: '01-idle', scene: 'plain', steps: nothing },
  {
    name: '02-many',
    scene: 'plain',
    steps: after(find, async (page) => page.getByText('2 possible accounts.').waitFor()),
  },
  {
    name: '03-trouble',
    scene: 'trouble',
    steps: after(find, async (page) => page.getByRole('button', { name: /Retry/u }).waitFor()),
  },
  {
    name: '04-none-so-far',
    scene: 'skipped',
    steps: after(find, async (page) => page.getByText(/Nothing found so far/u).waitFor()),
  },
  {
    name: '05-none',
    scene: 'plain',
    steps: after(searchFor('nobody@example.test'), async (page) => page.getByText('Nothing found.').waitFor()),
  },
  {
    name: '06-refused',
    scene: 'plain',
    steps: after(searchFor('x'), async (page) => page.getByRole('alert').waitFor()),
  },
  {
    name: '07-awkward',
    scene: 'awkward',
    steps: after(searchFor('tricky'), async (page) => page.getByText('4 possible accounts.').waitFor()),
  },
  {
    name: '08-awkward-open',
    scene: 'awkward',
    steps: after(
      searchFor('tricky'),
      async (page) => page.locator('button[data-row]').last().click(),
      async (page) => page.getByText('Identity').waitFor(),
    ),
  },
  {
    name: '09-long-open',
    scene: 'awkward',
    steps: after(
      searchFor('tricky'),
      async (page) => page.locator('button[data-row]').first().click(),
      async (page) => page.getByText('Identity').waitFor(),
    ),
  },
  {
    name: '10-crowd',
    scene: 'crowd',
    steps: after(searchFor('andersson'), async (page) => page.getByText(/200 possible/u).waitFor()),
  },
  { name: '11-inactive', scene: 'plain', steps: openMaja },
  { name: '11-masked', scene: 'masked', steps: openMaja },
  { name: '11-masked-dialog', scene: 'masked', steps: after(openMaja, press('r'), ready) },
  { name: '12-active', scene: 'active', steps: openMaja },
  { name: '13-hold', scene: 'hold', steps: openMaja },
  { name: '14-no-switch', scene: 'parked', steps: openMaja },
  { name: '15-locked', scene: 'locked', steps: openMaja },
  { name: '16-removed', scene: 'removed', steps: openMaja },
  { name: '17-no-login', scene: 'nologin', steps: openMaja },
  { name: '18-social', scene: 'social', steps: openMaja },
  {
    name: '19-unreadable',
    scene: 'gone',
    steps: after(
      find,
      async (page) => page.locator('button[data-row]').first().click(),
      async (page) => page.getByRole('alert').waitFor(),
    ),
  },
  { name: '20-activate', scene: 'plain', steps: after(openMaja, press('a'), ready) },
  { name: '21-activate-missing', scene: 'plain', steps: after(openMaja, press('a'), ready, press('Enter')) },
  { name: '22-activated', scene: 'plain', steps: after(openMaja, press('a'), ready, press('3', 'Enter'), settled) },
  { name: '23-unknown', scene: 'unknown', steps: after(openMaja, press('a'), ready, press('3', 'Enter'), settled) },
  { name: '24-conflict', scene: 'conflict', steps: after(openMaja, press('a'), ready, press('3', 'Enter'), settled) },
  { name: '25-reset', scene: 'active', steps: after(openMaja, press('r'), ready) },
  { name: '26-reset-locked', scene: 'locked', steps: after(openMaja, press('r'), ready) },
  { name: '26a-reset-changed-email', scene: 'changed', steps: after(openMaja, press('r'), ready) },
  { name: '27-reset-forced', scene: 'parked', steps: after(openMaja, press('r'), ready) },
  { name: '28-link', scene: 'active', steps: after(openMaja, press('r'), ready, press('Enter'), settled) },
  {
    name: '29-link-shown',
    scene: 'active',
    steps: after(
      openMaja,
      press('r'),
      ready,
      press('Enter'),
      settled,
      press('c'),
      async (page) => page.getByRole('button', { name: 'Show link' }).click(),
      async (page) => page.getByText(/Hidden again/u).waitFor(),
    ),
  },
  { name: '30-mailed', scene: 'hold', steps: after(openMaja, press('r'), ready, press('Enter'), settled) },
  { name: '31-reset-refused', scene: 'conflict', steps: after(openMaja, press('r'), ready, press('Enter'), settled) },
  {
    name: '32-connections',
    scene: 'stores',
    steps: after(
      press('Control+Shift+S'),
      async (page) => page.getByRole('heading', { name: 'Connections' }).waitFor(),
      async (page) => page.getByRole('button', { name: 'Test Berlin Store' }).click(),
      async (page) => page.getByText(/Works/u).waitFor(),
    ),
  },
  {
    name: '33-connection-form',
    scene: 'stores',
    steps: after(
      press('Control+Shift+S'),
      async (page) => page.getByRole('button', { name: /^Edit / }).click(),
      async (page) => page.getByLabel(/Tenant/u).waitFor(),
    ),
  },
  {
    name: '34-connection-remove',
    scene: 'stores',
    steps: after(
      press('Control+Shift+S'),
      async (page) => page.getByRole('button', { name: /^Remove North/u }).click(),
      async (page) => page.getByRole('dialog').waitFor(),
    ),
  },
  {
    name: '35-training',
    scene: 'stores',
    steps: after(
      async (page) => page.getByRole('button', { name: 'Training' }).click(),
      async (page) => page.getByText('password-reset').waitFor(),
    ),
  },
  {
    name: '36-keys',
    scene: 'plain',
    steps: after(
      async (page) => page.getByRole('button', { name: 'Keys' }).click(),
      async (page) => page.getByRole('dialog').waitFor(),
    ),
  },
  {
    name: '37-palette',
    scene: 'plain',
    steps: after(press('Control+Shift+P'), async (page) =>
      page.getByPlaceholder('What would you like to do?').waitFor(),
    ),
  },
  {
    name: '38-tabs',
    scene: 'plain',
    steps: after(
      openMaja,
      press('/'),
      searchFor('nobody@example.test'),
      async (page) => page.getByText('Nothing found.').waitFor(),
      press('Control+t'),
      press('Control+1'),
      async (page) => page.getByText('Identity').waitFor(),
    ),
  },
  { name: '39-notices', scene: 'notices', steps: openMaja },
  {
    name: '40-kind',
    scene: 'plain',
    steps: after(
      async (page) => page.getByRole('searchbox').fill('K-1001'),
      async (page) => page.getByRole('button', { name: /Looked up as/u }).click(),
      async (page) => page.getByRole('menuitemradio').first().waitFor(),
    ),
  },
  {
    name: '41-qr',
    scene: 'active',
    steps: after(openMaja, press('r'), ready, press('Enter'), settled, press('q'), async (page) =>
      page.getByRole('dialog').locator('svg[role=img]').waitFor(),
    ),
  },
  {
    name: '42-mail',
    scene: 'active',
    steps: after(openMaja, press('r'), ready, press('Enter'), settled, press('m'), async (page) =>
      page.getByRole('dialog').locator('textarea').waitFor(),
    ),
  },
  {
    name: '43-about',
    scene: 'old',
    steps: after(press('Control+,'), async (page) =>
      page.getByRole('region', { name: /This Keydesk|Dieses Keydesk|Tämä/u }).scrollIntoViewIfNeeded(),
    ),
  },
];
