import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { binary, projectFolder } from '../lib/paths';
import { run } from '../lib/run';
import { runWithKeychain } from '../system/keychain';

/** How a step of the checks went: how many things it looked at were good, and what was not. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly string[];
}

/** What is read of vitest's own report. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** A static check counts as one; what it prints is shown only when it fails. */
export async function staticCheck(title: string, command: string, args: readonly string[]): Promise<Tally> {
  const startedAt = performance.now();
  const { code, output } = await captured(command, args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return code === 0 ? { passed: 1, failures: [] } : failure(title);
}

/** The tally of a step that has nothing to show but that it failed. */
export function failure(what: string): Tally {
  return { passed: 0, failures: [what] };
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
  // Where CI is set, vitest colours a plain file as well.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  try {
    const code = keychain
      ? await runWithKeychain(binary('vitest'), args, { env: { ...env, ...plain }, onOutput })
      : await run(binary('vitest'), args, { cwd: projectFolder, env: { ...env, ...plain }, onOutput });
    return readReport(report, code, projects);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string, exitCode: number, projects: readonly string[]): Tally {
  const suite = projects.join(', ');
  try {
    const { numPassedTests, testResults } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failures = testResults.flatMap((result) => failuresOfFile(result));
    // An error outside any test has no test to count: it counts as one.
    const other = failures.length === 0 && exitCode !== 0 ? [`${suite}: an error outside any test, printed above`] : [];
    return { passed: numPassedTests, failures: [...failures, ...other] };
  } catch {
    return failure(`${suite}: ended with ${String(exitCode)} and left no report`);
  }
}

/** The tests of one file that failed, each with the first line of why; a file that could not be loaded counts as one. */
function failuresOfFile(result: z.infer<typeof reportSchema>['testResults'][number]): readonly string[] {
  const file = relative(projectFolder, result.name);
  const failed = result.assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0 && result.status === 'failed') return [`${file}: ${firstLine(result.message)}`];
  return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
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
