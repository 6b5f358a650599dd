import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { launchKeydesk, type DrivenKeydesk } from '../../scripts/desktop/launch';
import { artifactsFolder } from '../../scripts/lib/paths';
import { whenStoresAnswer } from './support/desk';
import { objectionsTo } from './support/looks';
import { hiddenFocus, outOfReach } from './support/reach';

const folder = join(artifactsFolder, 'screens');
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'keydesk-zoom-'));
let keydesk: DrivenKeydesk | null = null;

afterEach(async () => {
  await keydesk?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<DrivenKeydesk> {
  keydesk = await launchKeydesk({ profile, size: { width: 1280, height: 800 } });
  await keydesk.page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
  return keydesk;
}

/** Chooses an item of the View menu so often. */
async function choose({ app }: DrivenKeydesk, label: string, times: number): Promise<void> {
  await app.evaluate(
    ({ Menu }, wanted) => {
      const view = Menu.getApplicationMenu()?.items.find((item) => item.label === 'View');
      const item = view?.submenu?.items.find((candidate) => candidate.label === wanted.label);
      for (let time = 0; time < wanted.times; time += 1) item?.click();
    },
    { label, times },
  );
}

/** The window's own picture: the driver's is of the wrong part where the page is enlarged. */
async function takePicture({ app, page }: DrivenKeydesk, name: string): Promise<void> {
  // Two frames, so that what was just opened has been painted.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(folder, `zoom-${name}.png`), Buffer.from(png, 'base64'));
}

const width =
  (wanted: number) =>
  ({ page }: DrivenKeydesk) =>
    page.waitForFunction((expected) => Math.abs(window.innerWidth - expected) <= 1, wanted);

describe('the window at twice its size', () => {
  it('cuts nothing off, hides no focus, and is as large after the next start', async () => {
    const first = await start();
    const { page } = first;
    const agent = createAgent(page);
    await choose(first, 'Zoom In', 9);
    await width(640)(first);
    const isUsable = async (name: string): Promise<void> => {
      await takePicture(first, name);
      expect(await outOfReach(page), name).toEqual([]);
      expect(await objectionsTo(page), name).toEqual([]);
    };
    await isUsable('start');
    await page.getByRole('button', { name: 'Not now' }).click();
    await whenStoresAnswer({ agent, page });
    await agent.search('maja@example.test');
    await isUsable('matches');
    await agent.openRow('Nordic Shop');
    await page.getByRole('article').getByText('Identity').waitFor();
    await isUsable('account');
    expect(await hiddenFocus(page)).toEqual([]);
    await agent.press('r');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    await isUsable('reset');
    expect(await hiddenFocus(page)).toEqual([]);
    await agent.press('Escape');
    await agent.dialog.waitFor({ state: 'detached' });
    await agent.reset('Link');
    await isUsable('link');
    expect(await hiddenFocus(page)).toEqual([]);
    await agent.press('Escape');
    await agent.press('Control+t');
    await agent.search('siri@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('article').getByText('Identity').waitFor();
    await agent.activate();
    await agent.press('Escape');
    await page.getByRole('button', { name: /^Undo/u }).waitFor();
    await isUsable('undo');
    // The bar with the way back lies over the page's foot and must cover nothing that has the focus.
    expect(await hiddenFocus(page)).toEqual([]);
    for (const [key, heading] of [
      ['Control+Shift+L', 'Resets'],
      ['Control+Shift+S', 'Connections'],
      ['Control+,', 'Preferences'],
    ] as const) {
      await agent.press(key);
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      await isUsable(heading.toLowerCase());
      await agent.press('Escape');
    }
    await agent.press('F1');
    await agent.dialog.waitFor();
    await isUsable('help');
    await first.close();

    const second = await start();
    await width(640)(second);
    await choose(second, 'Actual Size', 1);
    await width(1280)(second);
  });
});

describe('a person who wants nothing to move', () => {
  it('sees no transition and no animation anywhere', async () => {
    const { page } = await start();
    const agent = createAgent(page);
    /** The longest that anything on the screen would take, in seconds. */
    const longest = (): Promise<number> =>
      page.evaluate(() => {
        const seconds = (list: string): number => Math.max(...list.split(',').map((time) => Number.parseFloat(time)));
        return Math.max(
          ...[...document.querySelectorAll('*')].flatMap((element) =>
            ['', '::before', '::after'].map((pseudo) => {
              const style = getComputedStyle(element, pseudo === '' ? null : pseudo);
              return Math.max(seconds(style.transitionDuration), seconds(style.animationDuration));
            }),
          ),
        );
      });
    await whenStoresAnswer({ agent, page });
    await agent.search('maja@example.test');
    await agent.openRow('Nordic Shop');
    await page.getByRole('article').getByText('Identity').waitFor();
    await agent.press('r');
    await agent.dialog.locator('form:not([aria-busy=true])').waitFor();
    // Without the wish something may move, or the next lines would prove nothing.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await longest()).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await longest()).toBe(0);
    await agent.press('Escape');
    for (const key of ['Control+,', 'Control+Shift+S', 'Control+Shift+P']) {
      await agent.press(key);
      expect(await longest()).toBe(0);
    }
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
