import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const project = join(import.meta.dirname, '../..');
const reportSchema = z.object({
  issues: z.array(z.object({ id: z.string(), file: z.string() })),
  errors: z.array(z.object({ file: z.string(), message: z.string(), tolerable: z.boolean() })),
});
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-second-opinion-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the checker finds below a folder, as `CHECK file`, and which files it could not read. */
async function findings(
  input: string,
): Promise<{ readonly found: readonly string[]; readonly unread: readonly string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(project, 'test/setup/second-opinion.cjs'), input],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { issues, errors } = reportSchema.parse(JSON.parse(stdout));
  const name = (file: string): string => (file === 'N/A' ? file : relative(input, file));
  return {
    found: issues.map(({ id, file }) => `${id} ${name(file)}`).sort(),
    unread: errors.filter(({ tolerable }) => !tolerable).map(({ file }) => name(file)),
  };
}

/** A copy of the built files without private members, which the checker's parser doesn't know and would skip with them. */
async function loweredCopy(built: string): Promise<string> {
  const copy = await mkdtemp(join(folder, 'built-'));
  await cp(built, copy, { recursive: true });
  for (const file of await readdir(copy, { recursive: true })) {
    if (!/\.c?js$/u.test(file)) continue;
    const code = await readFile(join(copy, file), 'utf8');
    const target = ts.ScriptTarget.ES2021;
    const { outputText } = ts.transpileModule(code, { compilerOptions: { target, module: ts.ModuleKind.ESNext } });
    await writeFile(join(copy, file), outputText);
  }
  return copy;
}

async function planted(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(folder, 'planted-'));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}

/**
 * What it says of our own code, and why each is no defect: it reads one file at a time, so that options from a function of
 * another file, handlers attached in `web-contents-created` and a policy sent as a header are out of its sight.
 */
const known = (guards: string, windows: string): readonly string[] =>
  [
    // The policy is a header of the page's scheme handler; the window's own tests read it.
    'CSP_GLOBAL_CHECK N/A',
    // Both calls are in the one file that may open pages outside, behind a fixed list.
    `OPEN_EXTERNAL_JS_CHECK ${guards}`,
    `OPEN_EXTERNAL_JS_CHECK ${guards}`,
    // The options come from windowOptions(), which a test holds by deep equality.
    `AUXCLICK_JS_CHECK ${windows}`,
    `CONTEXT_ISOLATION_JS_CHECK ${windows}`,
    `SANDBOX_JS_CHECK ${windows}`,
  ].sort();

describe('a second opinion on the program', () => {
  it('[SC-53] has nothing to say about the sources beyond what is known', async () => {
    expect(await findings(join(project, 'src'))).toEqual({
      found: known('main/app/guards.ts', 'main/app/windows.ts'),
      unread: [],
    });
  });

  it('[SC-53] has nothing to say about the built files beyond what is known', async () => {
    expect(await findings(await loweredCopy(join(project, 'out')))).toEqual({
      found: known('main/index.js', 'main/index.js'),
      unread: [],
    });
  });

  // It skips files it can't parse without a word, so that each kind of file we have is shown to be read.
  it.each([
    [
      'TypeScript',
      'main/x.ts',
      "const a: string = 'x';\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } });\nexport { a };",
    ],
    [
      'built JavaScript',
      'main/x.js',
      "import { BrowserWindow } from 'electron';\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } });",
    ],
    [
      'CommonJS',
      'preload/x.cjs.js',
      "const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } });",
    ],
  ])('[SC-53] finds Node in a window planted in %s', async (_, file, code) => {
    expect((await findings(await planted({ [file]: code }))).found).toContain(`NODE_INTEGRATION_JS_CHECK ${file}`);
  });

  it.each([
    ['web security off', 'new BrowserWindow({ webPreferences: { webSecurity: false } });', 'WEB_SECURITY_JS_CHECK'],
    [
      'a certificate waved through',
      "app.on('certificate-error', (event, contents, url, error, certificate, callback) => { event.preventDefault(); callback(true); });",
      'CERTIFICATE_ERROR_EVENT_JS_CHECK',
    ],
    ['a switch that weakens it', "app.commandLine.appendSwitch('disable-web-security');", 'CUSTOM_ARGUMENTS_JS_CHECK'],
  ])('[SC-53] finds %s', async (_, code, check) => {
    expect((await findings(await planted({ 'x.ts': code }))).found).toContain(`${check} x.ts`);
  });
});
