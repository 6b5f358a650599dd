import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

describe('[SC-09] the screen pop', () => {
  const desk = useDesk();

  it('looks up what a second start was given, in the window that is open', async () => {
    const { app, page } = desk();
    await app.evaluate(({ app: main }) =>
      main.emit('second-instance', {}, ['keydesk', 'keydesk://find/siri%40example.test']),
    );
    await page.getByRole('region', { name: 'From another program' }).getByText('siri@example.test').waitFor();
    await page.getByRole('complementary', { name: 'Matches' }).locator('[aria-busy=false]').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('[BI-55] does nothing at a link that asks for more than a look-up', async () => {
    const { app, page } = desk();
    await app.evaluate(({ app: main }) => {
      main.emit('second-instance', {}, ['keydesk', 'keydesk://reset/siri%40example.test']);
      main.emit('open-url', { preventDefault: () => undefined }, 'keydesk://find/a/find/b');
    });
    await page.waitForTimeout(500);
    expect(await page.getByRole('region', { name: 'From another program' }).count()).toBe(0);
    expect(await page.getByRole('searchbox', { name: 'Find a shopper' }).inputValue()).toBe('');
  });

  it('is ready for typing at the hot key', async () => {
    const { app, agent, page } = desk();
    await agent.press('Control+,');
    await page.getByText('The key is Ctrl+Alt+K.').waitFor();
    expect(await app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+K'))).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByText('No key is set.').waitFor();
    expect(await app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+K'))).toBe(
      false,
    );
  });
});
