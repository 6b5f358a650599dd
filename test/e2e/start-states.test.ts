import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createAgent } from '../../scripts/desktop/agent';
import { launchKeydesk, type DrivenKeydesk, type LaunchOptions } from '../../scripts/desktop/launch';
import { launcherSwitches } from '../../scripts/desktop/switches';
import { artifactsFolder, projectFolder } from '../../scripts/lib/paths';
import { openPrivateKeyring } from '../setup/keyring';

/** G11: usable or explained within this time. */
const goalMs = 5_000;
/** How long a start with nothing wrong takes, at most, on a machine that has nothing else to do. */
const plainStartMs = 2_500;
const patienceMs = 25_000;
/** A busy moment is not the product's doing: the goal must be met at one of these. */
const tries = 4;

interface Measured {
  readonly usableMs: number | null;
  readonly toldMs: number;
  /** The goal, longer by the factor by which this machine was too slow for a plain start just before or after. */
  readonly allowedMs: number;
}
const plainStarts: number[] = [];
const measured: Record<string, Measured> = {};
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(() => {
  for (const [name, { toldMs, allowedMs }] of Object.entries(measured)) {
    process.stdout.write(`start with ${name}: told after ${String(toldMs)} ms, allowed ${String(allowedMs)}\n`);
  }
  mkdirSync(artifactsFolder, { recursive: true });
  writeFileSync(join(artifactsFolder, 'start-states.json'), `${JSON.stringify({ goalMs, measured }, null, 2)}\n`);
});

const searchBox = ({ page }: DrivenKeydesk) => page.getByRole('searchbox', { name: 'Find a shopper' });
const since = (startedAt: number): number => Math.round(performance.now() - startedAt);

async function plainStart(): Promise<number> {
  const startedAt = performance.now();
  const keydesk = await launchKeydesk();
  await searchBox(keydesk).waitFor();
  const tookMs = since(startedAt);
  await keydesk.close();
  return tookMs;
}

/** Whether somebody was told in time. */
async function note(name: string, usableMs: number | null, toldMs: number): Promise<boolean> {
  if (toldMs > goalMs) plainStarts.push(await plainStart());
  const slowness = toldMs <= goalMs ? 1 : Math.max(plainStartMs, ...plainStarts.slice(-2)) / plainStartMs;
  const allowedMs = Math.round(goalMs * slowness);
  measured[name] = { usableMs, toldMs, allowedMs };
  return toldMs <= allowedMs;
}

/** Starts the app and waits until somebody could work with it, or is told why not. */
async function start(
  name: string,
  options: LaunchOptions | (() => LaunchOptions),
  told: ((keydesk: DrivenKeydesk) => Promise<unknown>) | null,
): Promise<DrivenKeydesk> {
  for (let count = 1; ; count += 1) {
    const given = typeof options === 'function' ? options() : options;
    const startedAt = performance.now();
    const keydesk = await launchKeydesk({ size: { width: 1280, height: 800 }, ...given });
    cleanUps.push(() => keydesk.close());
    await searchBox(keydesk).waitFor();
    const usableMs = since(startedAt);
    if (told !== null) await told(keydesk);
    if (await note(name, usableMs, since(startedAt))) return keydesk;
    if (count === tries) throw new Error(`${name}: ${JSON.stringify(measured[name])}`);
    await keydesk.close();
    cleanUps.pop();
  }
}

/** The training stores work, whatever else is wrong. */
async function looksUp({ page }: DrivenKeydesk): Promise<void> {
  const agent = createAgent(page);
  await agent.search('maja@example.test');
  await agent.openRow('Nordic Shop');
  await page.getByRole('heading', { name: 'Maja Berg' }).waitFor();
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'keydesk-start-'));
  cleanUps.push(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

const notice = (text: RegExp) => (keydesk: DrivenKeydesk) =>
  keydesk.page.getByText(text).first().waitFor({ timeout: patienceMs });

describe('a start with', () => {
  it('[FT-40] no keychain', async () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
    await looksUp(await start('no keychain', { env }, notice(/This computer has no keychain/u)));
  });

  it.each([
    ['[FT-41] a locked keychain', 'locked keychain', /keychain is locked|has no keychain/u],
    ['[FT-42] a frozen keychain', 'frozen keychain', /keychain has not answered yet/u],
  ])('%s', async (_title, name, text) => {
    const keyring = await openPrivateKeyring();
    cleanUps.push(() => keyring.close());
    await keyring.startDaemon({ unlock: true });
    if (name === 'frozen keychain') keyring.freeze();
    else {
      await keyring.stopDaemon();
      await keyring.startDaemon({ unlock: false });
    }
    const env = { DBUS_SESSION_BUS_ADDRESS: keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '' };
    const keydesk = await start(name, { env }, notice(text));
    await looksUp(keydesk);
    // SC-21: a call may take 5 s; what comes of it is said then.
    if (name === 'frozen keychain') await notice(/keychain does not answer/u)(keydesk);
  });

  it('[SC-43][BI-45] broken settings, which are set aside and named', async () => {
    const profile = folder();
    // Where the settings lie is the program's own business: it is let make them first.
    const first = await launchKeydesk({ profile });
    await searchBox(first).waitFor();
    await first.close();
    const path = readdirSync(profile, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('settings.json'));
    const broken = (): LaunchOptions => {
      writeFileSync(join(profile, path ?? ''), '{"version":1,"connections":[');
      return { profile };
    };
    await looksUp(await start('broken settings', broken, notice(/settings\.broken-/u)));
  });

  it('[SC-43][BI-46] a broken policy: it does not start, and says at which line', async () => {
    const policy = join(folder(), 'policy.json');
    writeFileSync(policy, '{\n  "ticketRequired": true,\n  "linkVisible": "no"\n}\n');
    const startedAt = performance.now();
    const electron = process.env['KEYDESK_TEST_ELECTRON'] ?? '';
    const child = spawn(electron, [...launcherSwitches(), `--user-data-dir=${folder()}`, '.'], {
      cwd: projectFolder,
      env: { ...process.env, KEYDESK_POLICY: policy },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    cleanUps.push(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`nothing was said: ${said}`)), patienceMs);
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (!said.includes("Keydesk can't start")) return;
        clearTimeout(late);
        resolve();
      });
    });
    expect(await note('broken policy', null, since(startedAt))).toBe(true);
    expect(said).toContain('line 3: linkVisible');
  });

  it('[FT-14] no network: the real store is a labelled row, the others answer', async () => {
    const keydesk = await start('no network', {}, null);
    const { app, page } = keydesk;
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Emporix' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name', { exact: false }).first().fill('Real store');
    const address = form.getByLabel(/^Address of the API/u);
    await address.fill('https://api.keydesk-nowhere.invalid');
    await form.getByLabel(/^Tenant/u).fill('realshop');
    await form.getByRole('textbox', { name: /^Client id/u }).fill('CANARY-CLIENT-7c1e');
    await form.getByLabel(/^Client secret/u).fill('CANARY-SECRET-9d2f');
    await form.getByRole('button', { name: 'Test before saving' }).click();
    await form.getByText(/could not be found|no network|can't be reached/u).waitFor();
    await form.getByRole('button', { name: 'Save and test' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Real store' }).waitFor();
    await page.keyboard.press('Escape');
    await looksUp(keydesk);
  });

  it('[SC-60] a wrong clock: it works, and a test says by how much it is off', async () => {
    const keydesk = await start('wrong clock', {}, null);
    const { app, page } = keydesk;
    await app.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 7_200_000;
    });
    await page.keyboard.press('Control+Shift+S');
    await page.getByRole('button', { name: 'Test Berlin Store' }).click();
    await page.getByText(/clock is about 120 minutes off/u).waitFor();
    await page.keyboard.press('Escape');
    await looksUp(keydesk);
  });
});
