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
