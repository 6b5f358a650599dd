import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { originOf } from '../../scripts/desktop/training-store';
import { artifactsFolder } from '../../scripts/lib/paths';
import { useDesk, whenStoresAnswer, type Desk } from './support/desk';

const folder = join(artifactsFolder, 'screens');
mkdirSync(folder, { recursive: true });

async function open({ page, agent }: Desk, code: string): Promise<void> {
  await whenStoresAnswer({ page, agent });
  await agent.enter(code);
  await agent.press('Enter');
  await page.getByRole('article', { name: 'Account' }).getByText('Identity').waitFor();
  await page.getByText('Reading', { exact: false }).waitFor({ state: 'detached' });
}

/** How many pixels of the account page, and of the window, lie outside of what is seen. */
async function hiddenPixels({ page }: Desk): Promise<{ readonly account: number; readonly sideways: number }> {
  return page.getByRole('article', { name: 'Account' }).evaluate((article) => {
    const pane = article.parentElement;
    const root = document.documentElement;
    return {
      account: pane === null ? -1 : pane.scrollHeight - pane.clientHeight,
      sideways: Math.max(root.scrollWidth - root.clientWidth, pane === null ? 0 : pane.scrollWidth - pane.clientWidth),
    };
  });
}

async function seed(desk: Desk, store: string, draft: Readonly<Record<string, string>>): Promise<void> {
  const origin = await originOf(desk.page, desk.agent, store);
  const response = await fetch(`${origin}/__sandbox/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  });
  expect(response.status).toBe(201);
}

describe('the account page at 1280×800', () => {
  const desk = useDesk();

  it.each([
    ['Norce', 'K-1001'],
    ['Norce, switched off', 'K-1003'],
    ['Emporix', '40718851'],
    ['BigCommerce', 'KD-1001'],
    ['Salesforce B2C Commerce', '00001001'],
  ])('shows a usual account of %s without scrolling', async (_, code) => {
    await open(desk(), code);
    expect(await hiddenPixels(desk())).toEqual({ account: 0, sideways: 0 });
  });

  it('shows a long name, a name from right to left and an address in foreign letters as what they are', async () => {
    const { page } = desk();
    const longName = `${'Wolfeschlegelsteinhausen'.repeat(3)} von und zu`;
    await seed(desk(), 'Nordic Shop', { email: 'long@example.test', firstName: longName, lastName: longName });
    await seed(desk(), 'Alpen Sport', { email: 'rtl@example.test', firstName: 'محمد', lastName: 'الحسن' });
    await seed(desk(), 'Berlin Store', { email: 'maja@exаmple.test', firstName: 'Maja', lastName: 'Berg' });
    for (const [name, email] of [
      ['20-long-name', 'long@example.test'],
      ['21-right-to-left', 'rtl@example.test'],
      ['22-look-alike', 'maja@exаmple.test'],
    ] as const) {
      await open(desk(), email);
      expect((await hiddenPixels(desk())).sideways, name).toBe(0);
      await page.screenshot({ path: join(folder, `${name}-light-1280.png`) });
    }
    // The Cyrillic letter in the last one is said in words and shown in the way the network spells it.
    await page.getByText('xn--', { exact: false }).first().waitFor();
  });
});
