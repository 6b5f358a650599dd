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
  const app = await launchDebugged({
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

/**
 * Electron's own code dies of a segmentation fault now and then while the debugger attaches, before any code of ours has run: it is
 * started once more then, and that is said. Whatever else keeps it from starting is a failure.
 */
async function launchDebugged(how: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch(how);
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (!text.includes('Process failed to launch') || !text.includes('signal=SIGSEGV')) throw error;
    process.stderr.write('keydesk: Electron crashed while the debugger attached; started once more\n');
    return await _electron.launch(how);
  }
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
