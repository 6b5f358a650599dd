import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { artifactsFolder } from '../../scripts/lib/paths';
import { useDesk, type Desk } from './support/desk';

const pictures = join(artifactsFolder, 'screens');
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'keydesk-policy-'));
const policy = join(folder, 'policy.json');
writeFileSync(policy, JSON.stringify({ maskPersonalData: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shopper = /maja|berg\b|@example/iu;

/** All that is drawn, read out or stands in a field. */
async function inSight({ page }: Desk): Promise<string> {
  const fields = page.locator('input, textarea');
  const values = await fields.evaluateAll((list) =>
    list.map((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '')),
  );
  return `${await page.content()} ${values.join(' ')}`;
}

const looks = [
  { theme: 'light', size: { width: 1280, height: 800 } },
  { theme: 'dark', size: { width: 1024, height: 640 } },
] as const;

describe.each(looks)('masked personal data in $theme at $size.width×$size.height', ({ theme, size }) => {
  const desk = useDesk({ colorScheme: theme, size, env: { KEYDESK_POLICY: policy } });

  it('shows while the key is held, is copied whole, and is masked again when the window is left', async () => {
    const { agent, app, page } = desk();
    const take = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(pictures, `mask-${name}-${theme}-${String(size.width)}.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    };
    // On a busy machine the training stores may take longer to come up than a look-up waits.
    await expect
      .poll(
        async () => {
          await agent.search('maja@example.test');
          return await agent.rowsOf('Nordic Shop').count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await take('1-matches');
    await agent.openRow('Nordic Shop');
    await page.getByText('Identity').waitFor();
    expect(await inSight(desk())).not.toMatch(shopper);
    await take('2-account');

    await page.keyboard.down('F2');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await take('3-shown');
    await page.keyboard.up('F2');
    await page.getByRole('heading', { name: 'M… B…, masked' }).waitFor();

    await page.getByRole('button', { name: /Copy E-mail/u }).focus();
    await agent.press('c');
    await page.getByText('E-mail copied').waitFor();
    expect(await app.evaluate(async ({ clipboard }) => await clipboard.readText())).toBe('maja@example.test');
    expect(await inSight(desk())).not.toMatch(shopper);

    await agent.press('r');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    await take('4-dialog');
    await page.keyboard.down('F2');
    await agent.dialog.getByText('Maja Berg').waitFor();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await agent.dialog.getByText('M… B…, masked').waitFor();
    expect(await inSight(desk())).not.toMatch(shopper);
    await page.keyboard.up('F2');
    await agent.press('Escape');

    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Personal data' }).scrollIntoViewIfNeeded();
    await take('5-preferences');
  });
});
