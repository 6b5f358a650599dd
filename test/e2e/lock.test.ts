import { describe, expect, it } from 'vitest';
import { useDesk } from './support/desk';

describe('[SC-27] the lock', () => {
  const desk = useDesk();

  it('clears the window at Ctrl+L, refuses calls meanwhile, and reads the account again afterwards', async () => {
    const { agent, page } = desk();
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.press('Control+l');
    await page.getByRole('heading', { name: 'Keydesk is locked' }).waitFor();
    expect(await page.content()).not.toMatch(/maja|example\.test/iu);
    await agent.press('Enter');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
  });

  it('keeps reason and ticket of an open dialog with its call, and nothing of the search box', async () => {
    const { agent, page } = desk();
    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByText('The login is switched off.').waitFor();
    await agent.press('a');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    await agent.dialog.getByRole('radio', { name: 'Shopper asked for it' }).check();
    await agent.dialog.getByLabel('Ticket').fill('INC-1042');
    await agent.press('Control+l');
    await page.getByText(/Reason, ticket and caller check .* are kept/u).waitFor();
    expect(await page.content()).not.toMatch(/siri|example\.test|INC-1042/iu);
    await agent.press('Enter');
    await page.getByText('The login is switched off.').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await agent.press('a');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    expect(await agent.dialog.getByLabel('Ticket').inputValue()).toBe('INC-1042');
    expect(await agent.dialog.getByRole('radio', { name: 'Shopper asked for it' }).isChecked()).toBe(true);
  });

  it('comes with the lock of the operating system and stays until that is gone', async () => {
    const { app, page } = desk();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await page.getByText('Unlock the computer’s screen first.').waitFor();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
  });

  it('comes with sleep', async () => {
    const { app, page } = desk();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await page.getByText('The computer was asleep.').waitFor();
  });

  it('is still there when the page is loaded anew', async () => {
    const { agent, page } = desk();
    await agent.press('Control+l');
    await page.getByRole('heading', { name: 'Keydesk is locked' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Keydesk is locked' }).waitFor();
  });
});
