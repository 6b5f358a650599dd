import { describe, expect, it } from 'vitest';
import { filesWith } from '../../scripts/desktop/search-files';
import { useDesk } from './support/desk';

async function connectEmporix(page: ReturnType<ReturnType<typeof useDesk>>['page']): Promise<void> {
  await page.keyboard.press('Control+Shift+S');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('menuitem', { name: 'Emporix' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: false }).first().fill('Real store');
  await dialog.getByLabel('Tenant', { exact: false }).fill('realshop');
  await dialog
    .getByLabel('Client id', { exact: true })
    .or(dialog.getByRole('textbox', { name: /^Client id/u }))
    .first()
    .fill('CANARY-CLIENT-7c1e');
  await dialog.getByLabel(/^Client secret/u).fill('CANARY-SECRET-9d2f');
  await dialog.getByRole('button', { name: 'Save and test' }).click();
}

describe('[SC-23][FT-40] without a keychain', () => {
  const desk = useDesk({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } });

  it('says so, works on the training stores and keeps no secret of a real store', async () => {
    const { agent, page } = desk();
    await page
      .getByText(/keychain/iu)
      .first()
      .waitFor();
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await connectEmporix(page);
    await page
      .getByRole('dialog')
      .getByText(/keychain/iu)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listitem').filter({ hasText: 'Real store' }).count()).toBe(0);
  });
});

describe('with a keychain', () => {
  const desk = useDesk();

  it('[SC-19] keeps a real store’s secrets in it and nowhere else', async () => {
    const { app, page, profile } = desk();
    // The native question that shows the full new host is answered with yes.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await connectEmporix(page);
    await page.getByRole('listitem').filter({ hasText: 'Real store' }).waitFor();
    expect(filesWith(profile, ['CANARY-SECRET-9d2f', 'CANARY-CLIENT-7c1e'])).toEqual([]);
  });
});
