import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { serveHarness } from './serve';
import { shots, type Shot } from './shots';

// Usage: tsx test/renderer/harness/shoot.ts FOLDER [part of a shot's name] [language]
const [folder = 'artifacts/screens', only = '', language = 'en'] = process.argv.slice(2);
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
] as const;
const themes = ['light', 'dark'] as const;

const problems: string[] = [];

async function take(browser: Browser, origin: string, shot: Shot): Promise<void> {
  for (const size of sizes) {
    for (const colorScheme of themes) {
      const label = `${shot.name}-${String(size.width)}-${colorScheme}`;
      const context = await browser.newContext({
        viewport: size,
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'UTC',
        bypassCSP: false,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(`${label}: ${message.text()}`);
      });
      page.on('pageerror', (error) => problems.push(`${label}: ${error.message}`));
      try {
        await page.goto(`${origin}/?scene=${shot.scene}&language=${language}`);
        await page.getByRole('searchbox').waitFor();
        await shot.steps(page);
        await page.waitForTimeout(100);
        await page.screenshot({ path: join(folder, `${label}.png`) });
        // The checker is put in by the driver, which the page's own policy would refuse.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        for (const violation of violations) {
          const where = violation.nodes.map((node) => node.target.join(' ')).join(' | ');
          problems.push(`${label}: axe ${violation.id}: ${where} ${violation.nodes[0]?.failureSummary ?? ''}`);
        }
      } catch (error) {
        problems.push(`${label}: ${error instanceof Error ? error.message : 'failed'}`);
        await page.screenshot({ path: join(folder, `${label}-FAILED.png`) });
      }
      await context.close();
    }
  }
}

await mkdir(folder, { recursive: true });
const harness = await serveHarness();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const shot of shots.filter(({ name }) => name.includes(only))) await take(browser, harness.origin, shot);
} finally {
  await browser.close();
  await harness.close();
}
for (const problem of problems) console.log(problem);
console.log(`${String(problems.length)} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
