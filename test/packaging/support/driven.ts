import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OrdinaryUser } from './ordinary-user';
import { processesBelow } from './processes';

export interface DrivenApp {
  readonly page: Page;
  /** From the start of the process until the search box could be used. */
  readonly startMs: number;
  /** The app's main process and all below it. */
  readonly processes: readonly number[];
  close(): Promise<void>;
}

/**
 * Starts a packaged app that lets itself be driven, and takes hold of its window from outside: what an Electron with the
 * release's fuses still offers.
 *
 * @param profile name of the app's folder below the user's configuration, where Chromium writes down its port
 * @param again whether it is started once more when Electron's own code crashes meanwhile, as `launchKeydesk` does
 */
export async function driveApp(
  user: OrdinaryUser,
  executable: string,
  profile: string,
  again = true,
): Promise<DrivenApp> {
  const portFile = join(user.keyring.env['HOME'] ?? '', '.config', profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const startedAt = performance.now();
  const running = user.start(executable, ['--remote-debugging-port=0', '--lang=en-US']);
  const port = await pageAt(portFile, () => running.child.exitCode === null && running.child.signalCode === null);
  if (port === null) {
    const how = running.child.signalCode ?? `code ${running.child.exitCode}`;
    if (how === 'SIGSEGV' && again) {
      process.stderr.write('keydesk: Electron crashed while it was asked for its page; started once more\n');
      return await driveApp(user, executable, profile, false);
    }
    throw new Error(`the app ended with ${how} before its window was there: ${running.output()}`);
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('the app has no window');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.getByRole('searchbox', { name: 'Find a shopper' }).waitFor();
  const startMs = performance.now() - startedAt;
  const main = running.child.pid ?? 0;
  return {
    page,
    startMs,
    processes: processesBelow(main),
    close: async () => {
      await browser.close();
      running.child.kill('SIGTERM');
      await running.ended;
      await expect.poll(() => processesBelow(main), { timeout: 15_000 }).toEqual([]);
    },
  };
}

/** The port Chromium wrote down, as soon as there is a page behind it: one who connects before brings Electron down. */
async function pageAt(file: string, isRunning: () => boolean): Promise<string | null> {
  while (isRunning()) {
    const port = existsSync(file) ? /^(?<port>\d+)\n/u.exec(readFileSync(file, 'utf8'))?.groups?.['port'] : undefined;
    if (port !== undefined && (await hasPage(port))) return port;
    await wait(10);
  }
  return null;
}

async function hasPage(port: string): Promise<boolean> {
  try {
    const targets: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    return Array.isArray(targets) && targets.length > 0;
  } catch {
    return false;
  }
}
