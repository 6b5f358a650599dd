import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './desktop/browser';
import { iconSizes } from './icons/sizes';
import { projectFolder } from './lib/paths';

const resources = join(projectFolder, 'resources');
/** Windows' and macOS' icon files are made from this one while packaging. */
const largest = 1024;

/** Draws every size of the icon from the one SVG; run it after a change of `resources/icon.svg`. */
async function drawIcons(browser: Browser): Promise<void> {
  const svg = readFileSync(join(resources, 'icon.svg'), 'utf8');
  mkdirSync(join(resources, 'icons'), { recursive: true });
  for (const size of iconSizes)
    writeFileSync(join(resources, 'icons', `${size}x${size}.png`), await drawn(browser, svg, size));
  writeFileSync(join(resources, 'icon.png'), await drawn(browser, svg, largest));
}

async function drawn(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  try {
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}

const browser = await launchBrowser();
try {
  await drawIcons(browser);
} finally {
  await browser.close();
}
