import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, projectFolder } from '../lib/paths';
import { run } from '../lib/run';
import { runWithKeychain } from '../system/keychain';

/** How a step of the checks went: how many things it looked at were good and bad. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A static check counts as one; what it prints is shown only when it fails. */
export async function staticCheck(title: string, command: string, args: readonly string[]): Promise<Tally> {
  const startedAt = performance.now();
  const { code, output } = await captured(command, args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export interface TestRun {
  readonly projects: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Runs inside a session bus with a real keyring of its own. */
  readonly keychain?: boolean;
  /** Gets a copy of what is printed. */
  readonly onOutput?: (chunk: Buffer) => void;
}

/** Runs vitest projects and reads the figures from its own report, so that a crash can't count as success. */
export async function testRun({ projects, env = process.env, keychain = false, onOutput }: TestRun): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-report-'));
  const report = join(folder, 'report.json');
  const selected = projects.flatMap((project) => ['--project', project]);
  const args = ['run', ...selected, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  process.stdout.write(`\n── ${projects.join(', ')} ──\n`);
  try {
    const code = keychain
      ? await runWithKeychain(binary('vitest'), args, { env, onOutput })
      : await run(binary('vitest'), args, { cwd: projectFolder, env, onOutput });
    return readReport(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string, exitCode: number): Tally {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const passed = count(report, 'numPassedTests');
    const failed = count(report, 'numFailedTests');
    // A file that could not even be loaded, or an error outside any test, has no test to count: it counts as one.
    return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function count(report: unknown, key: string): number {
  const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, key) : undefined;
  if (typeof value !== 'number') throw new Error(`the report has no ${key}`);
  return value;
}

async function captured(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
