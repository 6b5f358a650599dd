import type { Shot } from './shot';
import { shotsOfPages } from './shots-of-pages';
import {
  activate,
  after,
  click,
  find,
  makeLink,
  openMaja,
  press,
  ready,
  searchFor,
  see,
  settled,
  type Step,
} from './steps';

const article: Step = (page) => page.locator('article dl').first().waitFor();
const openRow =
  (which: 'first' | 'last'): Step =>
  (page) =>
    page.locator('button[data-row]')[which]().click();

const askToConfirm = after(openMaja, click(/Ask for the confirmation again/u), ready);

/** What is no state of an account but of the look-up. */
const lookUps: readonly Shot[] = [
  { name: 'asking', scene: 'asking', steps: after(find, see(/Asking 4 stores/u)) },
  {
    name: 'partial-with-quota',
    scene: 'trouble',
    steps: after(find, (page) => page.getByRole('button', { name: /Retry/u }).first().waitFor()),
  },
  { name: 'offline', scene: 'offline', steps: after(find, see(/Nothing found so far/u)) },
  { name: 'none-so-far', scene: 'skipped', steps: after(find, see(/Nothing found so far/u)) },
  { name: 'query-refused', scene: 'plain', steps: after(searchFor('x'), (page) => page.getByRole('alert').waitFor()) },
  { name: 'look-alikes', scene: 'awkward', steps: after(searchFor('tricky'), see('4 possible accounts.')) },
  { name: 'two-hundred', scene: 'crowd', steps: after(searchFor('andersson'), see(/200 possible/u)) },
  {
    name: 'filter',
    scene: 'plain',
    steps: after(find, see('2 possible accounts.'), press('f'), (page) => page.getByRole('menu').waitFor()),
  },
  {
    name: 'kind-menu',
    scene: 'plain',
    steps: after(
      (page) => page.getByRole('searchbox').fill('K-1001'),
      click(/Looked up as/u),
      (page) => page.getByRole('menuitemradio').first().waitFor(),
    ),
  },
  { name: 'recent', scene: 'recent', steps: see('Recent look-ups') },
];

const accounts: readonly Shot[] = [
  { name: 'account-reading', scene: 'reading', steps: after(find, openRow('first'), see('Reading the account…')) },
  {
    name: 'account-unreadable',
    scene: 'gone',
    steps: after(find, openRow('first'), (page) => page.getByRole('alert').waitFor()),
  },
  {
    name: 'account-right-to-left',
    scene: 'awkward',
    steps: after(searchFor('tricky'), (page) => page.locator('button[data-row]').nth(1).click(), article),
  },
  { name: 'account-look-alike', scene: 'awkward', steps: after(searchFor('tricky'), openRow('last'), article) },
  { name: 'account-long', scene: 'awkward', steps: after(searchFor('tricky'), openRow('first'), article) },
  { name: 'account-on-hold', scene: 'hold', steps: openMaja },
  { name: 'account-no-switch', scene: 'parked', steps: openMaja },
  { name: 'account-locked', scene: 'locked', steps: openMaja },
  { name: 'account-removed', scene: 'removed', steps: openMaja },
  { name: 'account-no-login', scene: 'nologin', steps: openMaja },
  { name: 'account-social', scene: 'social', steps: openMaja },
  { name: 'account-in-german', scene: 'plain', steps: openMaja, language: 'de' },
  { name: 'account-outstanding', scene: 'ledger', steps: openMaja },
  { name: 'account-masked', scene: 'masked', steps: openMaja },
  { name: 'reset-masked', scene: 'masked', steps: after(openMaja, press('r'), ready) },
  { name: 'account-high-contrast', scene: 'contrast', steps: openMaja },
  {
    name: 'calls',
    scene: 'plain',
    steps: after(
      openMaja,
      press('/'),
      searchFor('nobody@example.test'),
      see('Nothing found.'),
      press('Control+t', 'Control+1'),
      article,
    ),
  },
  { name: 'notices', scene: 'notices', steps: openMaja },
];

const acts: readonly Shot[] = [
  {
    name: 'activate-missing',
    scene: 'strict',
    steps: after(openMaja, press('a'), ready, press('Enter'), (page) =>
      page.getByRole('dialog').getByRole('alert').first().waitFor(),
    ),
  },
  { name: 'activate-denied', scene: 'denied', steps: after(openMaja, press('a'), ready, press('3'), settled) },
  {
    name: 'undo',
    scene: 'plain',
    steps: after(activate, press('Escape'), (page) => page.getByRole('button', { name: /Undo/u }).waitFor()),
  },
  { name: 'outcome-unknown', scene: 'unknown', steps: activate },
  { name: 'conflict', scene: 'conflict', steps: activate },
  { name: 'confirmation', scene: 'unconfirmed', steps: askToConfirm },
  {
    name: 'confirmation-accepted',
    scene: 'unconfirmed',
    steps: after(askToConfirm, click(/Ask for the mail/u), settled),
  },
  { name: 'reset-reading', scene: 'asked', steps: after(openMaja, press('r'), see(/Asking what a reset will do/u)) },
  { name: 'reset-warned', scene: 'locked', steps: after(openMaja, press('r'), ready) },
  { name: 'reset-second-person', scene: 'changed', steps: after(openMaja, press('r'), ready) },
  { name: 'reset-forced', scene: 'parked', steps: after(openMaja, press('r'), ready) },
  { name: 'reset-high-contrast', scene: 'contrast', steps: after(openMaja, press('r'), ready) },
  { name: 'reset-in-finnish', scene: 'locked', steps: after(openMaja, press('r'), ready), language: 'fi' },
  { name: 'reset-limit', scene: 'limit', steps: makeLink },
  { name: 'reset-clock', scene: 'clock', steps: makeLink },
  { name: 'reset-mailed', scene: 'hold', steps: makeLink },
  { name: 'link-shown', scene: 'active', steps: after(makeLink, press('c'), click('Show link'), see(/Hidden again/u)) },
  {
    name: 'link-qr',
    scene: 'active',
    steps: after(makeLink, press('q'), (page) => page.getByRole('dialog').locator('svg[role=img]').waitFor()),
  },
  {
    name: 'link-mail',
    scene: 'active',
    steps: after(makeLink, press('m'), (page) => page.getByRole('dialog').locator('textarea').waitFor()),
  },
  { name: 'link-mail-server', scene: 'mailServer', steps: after(makeLink, press('m'), see('By the server')) },
];

export const shots: readonly Shot[] = [...lookUps, ...accounts, ...acts, ...shotsOfPages];
