import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { launchKeydesk } from '../../scripts/desktop/launch';
import { artifactsFolder } from '../../scripts/lib/paths';

const pictures = join(artifactsFolder, 'screens');
mkdirSync(pictures, { recursive: true });
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe.each([
  { colorScheme: 'light', size: { width: 1280, height: 800 } },
  { colorScheme: 'dark', size: { width: 1024, height: 640 } },
] as const)('in $colorScheme at $size.width×$size.height', ({ colorScheme, size }) => {
  it('what the policy forbids has no button and says why; the parts are listed with their licences', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-rules-'));
    cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ allowedActions: ['reset-mailed'] }));
    const keydesk = await launchKeydesk({ colorScheme, size, env: { KEYDESK_POLICY: policy } });
    cleanUps.push(() => keydesk.close());
    const { page } = keydesk;
    page.setDefaultTimeout(30_000);
    const agent = createAgent(page);
    await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
    const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });

    await agent.search('siri@example.test');
    await agent.rowsOf('Nordic Shop').first().click();
    await page.getByRole('heading', { name: /^Siri/u }).waitFor();
    await picture('rules-account');
    await page.getByText("Your organisation's rules don't allow this: Activate.").waitFor();
    expect(await page.getByRole('button', { name: /^Activate/u }).count()).toBe(0);
    await page.keyboard.press('a');
    await page.getByText("Your organisation's rules don't allow this.", { exact: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByText('not allowed', { exact: true }).first().waitFor();
    await picture('rules-keys');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Show the list' }).click();
    await page.getByText(/parts of others are in Keydesk/u).waitFor();
    await page.getByText(/^zod /u).click();
    await page
      .getByText(/Permission is hereby granted/u)
      .first()
      .waitFor();
    await picture('licences');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Emporix' }).click();
    await page.getByLabel(/^Client certificate/u).scrollIntoViewIfNeeded();
    await picture('client-certificate');
  });
});
