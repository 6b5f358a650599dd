import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { launchKeydesk } from '../../scripts/desktop/launch';
import { artifactsFolder } from '../../scripts/lib/paths';

const pictures = join(artifactsFolder, 'screens');
let profile: string;
beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
  profile = mkdtempSync(join(tmpdir(), 'keydesk-ledger-'));
});
afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

async function ledgerRows(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Control+Shift+L');
  const list = page.getByRole('list', { name: 'Resets' });
  await list.getByRole('listitem').first().waitFor();
  return await list.getByRole('listitem').allInnerTexts();
}

describe('the ledger of resets', () => {
  it('shows what is outstanding, on its screen and on the account, also after the app was started anew', async () => {
    const first = await launchKeydesk({ profile, size: { width: 1280, height: 800 } });
    const agent = createAgent(first.page);
    await first.page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await first.page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Link');
    await agent.press('Escape');
    await first.page.getByRole('dialog').waitFor({ state: 'detached' });
    await first.page
      .getByRole('region', { name: 'Outstanding here' })
      .getByText(/60 min left|1 h left/u)
      .waitFor();
    await first.page.screenshot({ path: join(pictures, 'ledger-account.png') });
    await agent.search('maja@example.test');
    await agent.openRow('Berlin Store');
    await first.page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Mail');
    await agent.press('Escape');
    await first.page.getByRole('dialog').waitFor({ state: 'detached' });
    await agent.search('maja@example.test');
    await agent.openRow('Alpen Sport');
    await first.page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await agent.reset('Link');
    await agent.press('Escape');
    await first.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await ledgerRows(first.page)).toHaveLength(3);
    await first.page.screenshot({ path: join(pictures, 'ledger.png') });
    await first.page.getByRole('button', { name: 'Make worthless…' }).click();
    await first.page.getByRole('dialog').locator('form:not([aria-busy=true])').waitFor();
    await first.page.screenshot({ path: join(pictures, 'ledger-withdraw.png') });
    await first.page.getByRole('radio', { name: /Other/u }).check({ force: true });
    await first.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Make worthless/u })
      .click();
    await first.page.getByText(/nobody has a newer one/u).waitFor();
    await first.page.keyboard.press('Escape');
    await first.close();

    const second = await launchKeydesk({ profile, size: { width: 1024, height: 640 }, colorScheme: 'dark' });
    try {
      await second.page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
      const rows = await ledgerRows(second.page);
      expect(rows).toHaveLength(2);
      expect(rows[0]).toMatch(/Mail by the vendor[\s\S]*accepted by vendor/u);
      expect(rows[1]).toMatch(/Link[\s\S]*link held[\s\S]*left[\s\S]*Nordic Shop[\s\S]*900101/u);
      await second.page.screenshot({ path: join(pictures, 'ledger-dark.png') });
      await second.page.getByLabel('Show').selectOption('superseded');
      await second.page.getByText('A newer one made it worthless.').waitFor();
    } finally {
      await second.close();
    }
  });
});
