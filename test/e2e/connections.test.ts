import AxeBuilder from '@axe-core/playwright';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { artifactsFolder } from '../../scripts/lib/paths';
import { useDesk, type Desk } from './support/desk';

const pictures = join(artifactsFolder, 'screens');
const policyFolder = mkdtempSync(join(tmpdir(), 'keydesk-policy-'));
const policy = join(policyFolder, 'policy.json');

afterAll(() => rmSync(policyFolder, { recursive: true, force: true }));

const looks = [
  { theme: 'light', size: { width: 1280, height: 800 } },
  { theme: 'dark', size: { width: 1024, height: 640 } },
] as const;

async function seen({ page }: Desk, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  // A tip over a button the pointer is on belongs to no part of the page.
  await page.mouse.move(2, 400);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

describe.each(looks)('connections in $theme at $size.width', ({ theme, size }) => {
  writeFileSync(
    policy,
    JSON.stringify({
      ticketRequired: true,
      reasons: ['locked-out', 'forgot-password'],
      connections: [
        {
          id: '6f1a8a52-3c1f-4f8e-9d53-5f7c0a3b9d01',
          name: 'Main shop',
          vendor: 'emporix',
          colour: 'teal',
          config: { tenant: 'mainshop' },
        },
      ],
    }),
  );
  const desk = useDesk({ colorScheme: theme, size, env: { KEYDESK_POLICY: policy } });
  const name = (part: string): string => `connections-${part}-${theme}-${String(size.width)}`;

  it('are tested, ordered and taken off the list; secrets and rules have pages of their own', async () => {
    const { app, page } = desk();
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('button', { name: 'Test Nordic Shop' }).click();
    await page.getByText('What it can do').waitFor();
    await seen(desk(), name('test'));
    await page.getByRole('button', { name: 'Move Nordic Shop', exact: true }).press('ArrowDown');
    await page.getByText('Nordic Shop is now number 2').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Remove Alpen Sport' }).click();
    await page.getByText('Alpen Sport was taken off the list.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();

    await page.getByRole('button', { name: 'Secrets of Main shop' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: /^Client id/u }).fill('CANARY-CLIENT-7c1e');
    await form.getByLabel(/^Client secret/u).fill('CANARY-SECRET-9d2f');
    await seen(desk(), name('form'));
    await form.getByRole('button', { name: 'Save and test' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Secrets', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Secrets', level: 1 }).waitFor();
    await page.getByText('Client secret').first().waitFor();
    await seen(desk(), name('secrets'));
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    await page.getByText('Ticket number needed').waitFor();
    await seen(desk(), name('policy'));
  });
});
