import { describe, it } from 'vitest';
import { useDesk, whenStoresAnswer, type Desk } from './support/desk';
import { lookAt } from './support/looks';

const look = ({ app, page }: Desk, name: string): Promise<void> =>
  lookAt(page, name, (size) =>
    app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size),
  );

describe('every screen of the real window, in light and dark, wide and narrow', { timeout: 300_000 }, () => {
  const desk = useDesk();

  it('has nothing that axe objects to and fits the window', async () => {
    const { agent, page } = desk();
    const seen = (name: string): Promise<void> => look(desk(), name);
    await seen('01-start');
    await whenStoresAnswer(desk());
    await agent.search('maja@example.test');
    await seen('02-matches');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await seen('03-active-account');

    await agent.press('r');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    await seen('04-reset-form');
    await agent.press('Escape');
    await agent.reset('Link');
    await seen('05-reset-link');
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });

    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByText('The login is switched off.').waitFor();
    await seen('06-inactive-account');
    await agent.press('a');
    await agent.dialog.waitFor();
    await seen('07-activate-form');
    await agent.press('Escape');
    await agent.activate();
    await seen('08-activated');
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });

    await agent.press('j');
    await page.getByText('switched on an account at Nordic Shop.', { exact: false }).first().waitFor();
    await seen('15-journal-of-account');
    await page.getByRole('button', { name: 'Show the whole journal' }).click();
    await page.getByText('The journal was begun.').waitFor();
    await page.getByRole('list', { name: 'Entries' }).getByRole('button').first().click();
    await seen('16-journal');
    await page.getByRole('button', { name: 'Check…' }).click();
    await agent.dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await agent.dialog.getByRole('alert').waitFor();
    await seen('17-journal-checked');
    await agent.dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Export…' }).click();
    await agent.dialog.getByRole('radio', { name: 'The whole journal' }).waitFor();
    await seen('18-journal-export');
    await agent.dialog.getByRole('button', { name: 'Close' }).last().click();
    await agent.dialog.waitFor({ state: 'detached' });
    await agent.press('Escape');

    await agent.press('Control+k');
    await agent.enter('nobody@example.test');
    await agent.press('Enter');
    await page.getByText('Nothing found.').first().waitFor();
    await seen('09-nothing-found');

    await agent.press('Control+Shift+S');
    await page.getByRole('heading', { name: 'Connections' }).waitFor();
    await seen('10-connections');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Salesforce B2C Commerce' }).click();
    await agent.dialog.getByLabel('Organization id', { exact: false }).waitFor();
    await seen('11-add-connection');
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });
    await agent.press('Escape');

    await page.getByRole('button', { name: 'Training', exact: true }).click();
    await page.getByRole('heading', { name: 'Training stores' }).waitFor();
    await page.getByLabel('BigCommerce').selectOption({ label: 'Down' });
    await seen('12-training');
    await agent.press('Escape');
    await agent.press('Control+k');
    await agent.enter('olle+shop@example.test');
    await agent.press('Enter');
    await agent.store('Orchard Supply').getByText('refused the connection', { exact: false }).first().waitFor();
    await seen('13-one-store-down');

    await agent.press('Tab');
    await page.getByRole('button', { name: 'Keys' }).click();
    await agent.dialog.waitFor();
    await seen('14-keys');
  });

  it('has nothing that axe objects to in the screens of the seat, with usual and high contrast', async () => {
    const { agent, page } = desk();
    const seen = (name: string): Promise<void> => look(desk(), name);
    await page.getByRole('region', { name: 'Welcome to Keydesk' }).waitFor();
    await seen('20-welcome');
    await whenStoresAnswer(desk());
    await agent.press('Shift+F1');
    await agent.dialog.getByRole('button', { name: 'Next' }).click();
    await seen('21-tour');
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });
    await agent.press('Control+,');
    await page.getByRole('heading', { name: 'Preferences' }).waitFor();
    await seen('22-preferences');
    await page.getByRole('radiogroup', { name: 'Contrast' }).getByText('High').click();
    await page.locator('html[data-contrast=high]').waitFor();
    await seen('23-preferences-high-contrast');
    await agent.press('Escape');
    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByText('The login is switched off.').waitFor();
    await seen('24-account-high-contrast');
    await agent.press('Control+l');
    await page.getByRole('heading', { name: 'Keydesk is locked' }).waitFor();
    await seen('25-locked-high-contrast');
    await agent.press('Enter');
    await page.getByText('The login is switched off.').waitFor();
  });
});
