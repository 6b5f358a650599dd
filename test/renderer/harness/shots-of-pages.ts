import type { Shot } from './shot';
import { after, click, dialogOpen, openMaja, press, see, settled, type Step } from './steps';

const heading =
  (name: string): Step =>
  (page) =>
    page.getByRole('heading', { name }).first().waitFor();
const openConnections = after(press('Control+Shift+S'), heading('Connections'));
const openJournal = after(click('Journal'), heading('Journal'));
const openPreferences = after(press('Control+,'), heading('Preferences'));
const toAbout = after(openPreferences, (page) =>
  page.getByRole('region', { name: 'This Keydesk' }).scrollIntoViewIfNeeded(),
);
const addSalesforce = after(
  openConnections,
  click('Add connection'),
  (page) => page.getByRole('menuitem', { name: 'Emporix' }).click(),
  (page) => page.getByLabel(/Tenant/u).waitFor(),
);

/** The screens beside the desk, their dialogs, and what stands in place of everything. */
export const shotsOfPages: readonly Shot[] = [
  { name: 'connections-none', scene: 'nothing', steps: openConnections },
  {
    name: 'connections-tested',
    scene: 'stores',
    steps: after(openConnections, click('Test Berlin Store'), see(/Works/u)),
  },
  {
    name: 'connections-testing',
    scene: 'testing',
    steps: after(openConnections, click('Test Berlin Store'), (page) =>
      page.getByRole('button', { name: /Stop/u }).waitFor(),
    ),
  },
  {
    name: 'connections-clock-wrong',
    scene: 'clockOff',
    steps: after(openConnections, click('Test Berlin Store'), see(/off by/u)),
  },
  {
    name: 'connections-failed',
    scene: 'testFails',
    steps: after(openConnections, click('Test Berlin Store'), see(/refused|not found|Failed/u)),
  },
  {
    name: 'connection-form-errors',
    scene: 'stores',
    steps: after(addSalesforce, click('Save and test'), see('This is needed.')),
  },
  {
    name: 'connection-form-tested',
    scene: 'stores',
    steps: after(
      openConnections,
      click(/^Edit /u),
      (page) => page.getByLabel(/Tenant/u).waitFor(),
      click('Test before saving'),
      see(/Works/u),
    ),
  },
  { name: 'connection-remove', scene: 'stores', steps: after(openConnections, click(/^Remove North/u), dialogOpen) },
  {
    name: 'connections-import',
    scene: 'import',
    steps: after(
      openConnections,
      click('More for all connections'),
      (page) => page.getByRole('menuitem', { name: /Import/u }).click(),
      dialogOpen,
    ),
  },
  { name: 'ledger', scene: 'ledger', steps: after(press('Control+Shift+L'), heading('Resets')) },
  { name: 'ledger-none', scene: 'plain', steps: after(press('Control+Shift+L'), see('No reset fits.')) },
  {
    name: 'ledger-withdraw',
    scene: 'ledger',
    steps: after(press('Control+Shift+L'), heading('Resets'), click(/Make worthless/u), dialogOpen, (page) =>
      page.getByRole('dialog').locator('form').waitFor(),
    ),
  },
  {
    name: 'ledger-withdrawn',
    scene: 'ledger',
    steps: after(
      press('Control+Shift+L'),
      heading('Resets'),
      click(/Make worthless/u),
      (page) => page.getByRole('dialog').locator('form').waitFor(),
      press('1', 'Enter'),
      settled,
    ),
  },
  {
    name: 'journal',
    scene: 'journal',
    steps: after(openJournal, (page) =>
      page.getByRole('list', { name: 'Entries' }).getByRole('button').first().click(),
    ),
  },
  { name: 'journal-none', scene: 'plain', steps: after(openJournal, see('Nothing is recorded yet.')) },
  {
    name: 'journal-unreadable',
    scene: 'journalDown',
    steps: after(openJournal, (page) => page.getByRole('alert').waitFor()),
  },
  {
    name: 'journal-bad',
    scene: 'journalBad',
    steps: after(
      openJournal,
      click('Check…'),
      (page) => page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click(),
      (page) => page.getByRole('dialog').getByRole('alert').waitFor(),
    ),
  },
  { name: 'journal-export', scene: 'journal', steps: after(openJournal, click('Export…'), dialogOpen) },
  { name: 'secrets', scene: 'secrets', steps: after(click('Secrets'), see('Northwind Outdoor')) },
  { name: 'secrets-none', scene: 'plain', steps: after(click('Secrets'), see('No secret is kept yet.')) },
  { name: 'secrets-no-keychain', scene: 'noKeychain', steps: after(click('Secrets'), heading('Secrets')) },
  { name: 'secret-replace', scene: 'secrets', steps: after(click('Secrets'), click(/^Replace /u), dialogOpen) },
  { name: 'policy', scene: 'policy', steps: after(click('Policy'), heading('Policy')) },
  { name: 'support-file', scene: 'policy', steps: after(click('Policy'), click(/[Ss]upport file/u), dialogOpen) },
  { name: 'preferences', scene: 'recent', steps: openPreferences },
  {
    name: 'preferences-mail',
    scene: 'mailServer',
    steps: after(openPreferences, (page) => page.getByRole('region', { name: 'Mail server' }).scrollIntoViewIfNeeded()),
  },
  {
    name: 'preferences-mail-errors',
    scene: 'plain',
    steps: after(openPreferences, click('Save mail server'), see("This doesn't fit.")),
  },
  {
    name: 'preferences-about',
    scene: 'old',
    steps: after(openPreferences, (page) =>
      page.getByRole('region', { name: 'This Keydesk' }).scrollIntoViewIfNeeded(),
    ),
  },
  { name: 'licences', scene: 'parts', steps: after(openPreferences, click('Show the list'), dialogOpen) },
  { name: 'preferences-in-finnish', scene: 'mailServer', steps: press('Control+,'), language: 'fi' },
  { name: 'training', scene: 'stores', steps: after(click('Training'), see('password-reset')) },
  {
    name: 'palette',
    scene: 'plain',
    steps: after(press('Control+Shift+P'), (page) => page.getByPlaceholder('What would you like to do?').waitFor()),
  },
  { name: 'keys', scene: 'plain', steps: after(click('Keys'), dialogOpen) },
  {
    name: 'keys-in-finnish',
    scene: 'plain',
    steps: after(click('Näppäimet'), dialogOpen),
    language: 'fi',
  },
  { name: 'help', scene: 'plain', steps: after(press('F1'), dialogOpen) },
  { name: 'help-in-german', scene: 'plain', steps: after(press('F1'), dialogOpen), language: 'de' },
  { name: 'tour', scene: 'plain', steps: after(press('Shift+F1'), dialogOpen) },
  { name: 'locked', scene: 'lockedIdle', steps: async () => undefined },
  { name: 'locked-by-system', scene: 'lockedSystem', steps: async () => undefined },
  { name: 'unreachable', scene: 'noInfo', steps: (page) => page.getByRole('alert').waitFor() },
  ...(['Offered', 'Elsewhere', 'Downloading', 'Ready', 'Failed'] as const).map((name): Shot => ({
    name: `update-${name}`,
    scene: `update${name}`,
    steps: toAbout,
  })),
  { name: 'update-in-call', scene: 'updateReady', steps: openMaja },
  { name: 'replaced', scene: 'replaced', steps: async () => undefined },
];
