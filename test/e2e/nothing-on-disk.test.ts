import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { launchKeydesk } from '../../scripts/desktop/launch';
import { filesWith } from '../../scripts/desktop/search-files';

it('[SC-44] leaves nothing about a shopper in the profile folder', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'keydesk-profile-'));
  try {
    const { page, close } = await launchKeydesk({ profile });
    const agent = createAgent(page);
    await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
    await page.getByText('Skogsvägen 4', { exact: false }).first().waitFor();
    await agent.reset('Link');
    await agent.press('Escape');
    await close();
    // What is there is found.
    expect(filesWith(profile, ['"act":"reset.link"'])).not.toEqual([]);
    expect(filesWith(profile, ['maja@example.test', 'Maja Berg', 'Skogsvägen', 'K-1001', '+46700000001'])).toEqual([]);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
