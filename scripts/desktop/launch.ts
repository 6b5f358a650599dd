import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { projectFolder } from '../lib/paths';
import { launcherSwitches } from './switches';

export interface DrivenKeydesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The profile folder, to be searched for what must not be there; gone after `close`. */
  readonly profile: string;
  /** What the main process printed so far. */
  output(): string;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly colorScheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Switches of Chromium besides the usual ones. */
  readonly switches?: readonly string[];
  /** An existing profile folder, which is then left in place. */
  readonly profile?: string;
}

/** Starts the built app in a real window with a fresh profile, driven by Playwright. */
export async function launchKeydesk(options: LaunchOptions = {}): Promise<DrivenKeydesk> {
  const executablePath = process.env['KEYDESK_TEST_ELECTRON'];
  if (executablePath === undefined) throw new Error('KEYDESK_TEST_ELECTRON names no Electron; start this through npm');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'keydesk-profile-'));
  const app = await _electron.launch({
    executablePath,
    args: [...launcherSwitches(), ...(options.switches ?? []), `--user-data-dir=${profile}`, '--lang=en-US', '.'],
    cwd: projectFolder,
    env: { ...inheritedEnv(), LANGUAGE: 'en', ...options.env },
    colorScheme: options.colorScheme ?? 'light',
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  app.process().stdout?.on('data', collect);
  app.process().stderr?.on('data', collect);
  const page = await app.firstWindow();
  page.setDefaultTimeout(10_000);
  const { size } = options;
  if (size !== undefined) {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
  }
  return {
    app,
    page,
    profile,
    output: () => output,
    close: async () => {
      await app.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
