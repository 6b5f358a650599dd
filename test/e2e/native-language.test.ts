import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

describe('menu and dialogs of the OS', () => {
  const desk = useDesk();

  it('follow the language that is chosen for the window, at once', async () => {
    const { app, page } = desk();
    const labels = () =>
      app.evaluate(
        ({ Menu }) =>
          Menu.getApplicationMenu()
            ?.items.map(({ label }) => label)
            .join(' ') ?? '',
      );
    expect(await labels()).toContain('Edit View Window Journal Help');

    await page.keyboard.press('Control+,');
    await page.getByLabel('Language of the window').selectOption('de');
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await expect.poll(labels).toContain('Bearbeiten Ansicht Fenster Journal Hilfe');

    const said = await app.evaluate(
      ({ dialog, Menu }) =>
        new Promise<string>((resolve) => {
          Reflect.set(dialog, 'showMessageBox', (_window: unknown, options: { readonly message: string }) => {
            resolve(options.message);
            return Promise.resolve({ response: 0, checkboxChecked: false });
          });
          const journal = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Journal');
          journal?.submenu?.items[0]?.click();
        }),
    );
    expect(said).toContain('Kein Monat lässt sich lösen');
  });
});
