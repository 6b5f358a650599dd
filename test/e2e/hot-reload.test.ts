import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binary, projectFolder } from '../../scripts/lib/paths';

const copied = [
  'src',
  'scripts',
  'resources',
  'package.json',
  'electron.vite.config.ts',
  ...['tsconfig.json', 'tsconfig.base.json', 'tsconfig.node.json', 'tsconfig.web.json', 'tsconfig.test.json'],
];
const longMs = 90_000;

let folder: string;
let development: ChildProcess;
let output = '';
let browser: Browser | null = null;

/** A copy of the sources below the checkout, where it finds the installed packages, so that no real file is edited. */
beforeAll(() => {
  mkdirSync(join(projectFolder, 'dist'), { recursive: true });
  folder = mkdtempSync(join(projectFolder, 'dist', 'hot-'));
  for (const name of copied) cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(projectFolder, 'node_modules', '.bin'), join(folder, 'node_modules', '.bin'));
  development = spawn(
    binary('tsx'),
    ['scripts/dev.ts', '--remote-debugging-port=0', `--user-data-dir=${join(folder, 'profile')}`, '--lang=en-US'],
    // A group of its own: what it starts is ended with it.
    { cwd: folder, env: { ...process.env, LANGUAGE: 'en' }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  development.stdout?.on('data', collect);
  development.stderr?.on('data', collect);
});

afterAll(async () => {
  await browser?.close();
  if (isRunning() && development.pid !== undefined) {
    const ended = once(development, 'close');
    process.kill(-development.pid, 'SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** Whether `npm run dev` goes on. */
function isRunning(): boolean {
  return development.exitCode === null && development.signalCode === null;
}

/** Changes one place of a source file, as somebody at an editor would. */
function edit(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** The app's window; after a restart there is another one, on another port. */
async function window(notOnPort = ''): Promise<{ readonly page: Page; readonly port: string }> {
  const file = join(folder, 'profile', 'DevToolsActivePort');
  const until = Date.now() + longMs;
  while (isRunning() && Date.now() < until) {
    const port = existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[0] ?? '') : '';
    if (port !== '' && port !== notOnPort && (await hasPage(port))) {
      await browser?.close();
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser.contexts()[0]?.pages()[0];
      if (page !== undefined) return { page, port };
    }
    await wait(100);
  }
  throw new Error(`no window: ${output}`);
}

async function hasPage(port: string): Promise<boolean> {
  try {
    const targets: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    return JSON.stringify(targets).includes('"type":"page"');
  } catch {
    return false;
  }
}

it(
  'shows a change of the window, the preload and the main process while `npm run dev` runs',
  async () => {
    const first = await window();
    await first.page.getByText(/^Keydesk \d/u).waitFor({ timeout: longMs });

    // The window: at once, without a reload.
    await first.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
    edit('src/renderer/src/app/status-bar.tsx', '`Keydesk ${', '`Changed ${');
    await first.page.getByText(/^Changed \d/u).waitFor({ timeout: longMs });
    expect(await first.page.locator('html[data-same-page]').count()).toBe(1);

    // The preload: by a reload.
    const preload = 'src/preload/index.ts';
    const text = readFileSync(join(folder, preload), 'utf8');
    const mark =
      "window.addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('data-preload', ''));";
    writeFileSync(join(folder, preload), `${text}\n${mark}\n`);
    await first.page.locator('html[data-preload]').waitFor({ state: 'attached', timeout: longMs });

    // The main process: by a restart.
    edit('src/main/app/electron-ports.ts', 'app.getVersion()', "'77.0.0'");
    const second = await window(first.port);
    await second.page.getByText('Changed 77.0.0').waitFor({ timeout: longMs });
  },
  4 * longMs,
);
