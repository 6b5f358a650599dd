import { createRemains } from './check/remains';
import { packagedSurroundings } from './check/packaged';
import { failure, staticCheck, testRun, type Tally, type TestRun } from './check/steps';
import { resolveElectron } from './electron/runtime';
import { buildIfStale } from './lib/build';
import { binary } from './lib/paths';
import { startVirtualDisplay } from './system/display';
import { ensureSystemPackages } from './system/packages';

/** Everything: static checks two at a time, then the tests, then the real window. Ends with one line of figures. */
async function everything(): Promise<readonly Tally[]> {
  const ready = await ensureSystemPackages(['electron', 'display', 'keychain', 'browser', 'certificates', 'interop']);
  if (!ready) return [failure('system packages are missing')];
  const tallies: Tally[] = [];
  const [first, second] = await Promise.all([
    inOrder([
      () => staticCheck('types of main, preload and scripts', binary('tsc'), ['-p', 'tsconfig.node.json']),
      () => staticCheck('types of the window', binary('tsc'), ['-p', 'tsconfig.web.json']),
      () => staticCheck('types of the tests', binary('tsc'), ['-p', 'tsconfig.test.json']),
      () =>
        staticCheck('who may import whom', binary('depcruise'), [
          'src',
          'test',
          'scripts',
          '--config',
          '.dependency-cruiser.cjs',
        ]),
      () => staticCheck('nothing unused', binary('knip'), []),
      () => staticCheck('layout', binary('prettier'), ['--check', '.', '--log-level', 'warn']),
    ]),
    inOrder([() => staticCheck('lint', binary('eslint'), ['.'])]),
  ]);
  tallies.push(...first, ...second);
  const remains = createRemains(process.env);
  const suites = async (projects: readonly string[], window: Pick<TestRun, 'env' | 'keychain'> = {}): Promise<void> => {
    const env = { ...window.env, ...remains.env };
    tallies.push(await testRun({ ...window, projects, env, onOutput: remains.output }));
    tallies.push(remains.search('no secret and no shopper in what that wrote'));
  };
  await suites(['unit', 'contract', 'renderer']);
  await suites(['conformance', 'faults']);
  const { executable } = await resolveElectron();
  await buildIfStale();
  await suites(['integration']);
  const display = await startVirtualDisplay();
  await suites(['e2e'], { env: { DISPLAY: display.name, KEYDESK_TEST_ELECTRON: executable }, keychain: true });
  display.stop();
  const installed = await packagedSurroundings();
  if ('leftOut' in installed) {
    process.stdout.write(`\nthe smoke test of the installed package was left out: ${installed.leftOut}\n`);
  } else {
    // Its programs run as another user, who can't write where the other suites' remains are gathered.
    tallies.push(await testRun({ projects: ['packaging'], env: { ...process.env, ...installed.env } }));
    installed.stop();
  }
  return tallies;
}

async function inOrder(steps: readonly (() => Promise<Tally>)[]): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await step());
  return tallies;
}

const tallies = await everything().catch((error: unknown): readonly Tally[] => [
  failure(error instanceof Error ? error.message : String(error)),
]);
const passed = tallies.reduce((total, tally) => total + tally.passed, 0);
const failures = tallies.flatMap((tally) => tally.failures);
// Said again here, because the place where each was printed is thousands of lines up.
for (const line of failures) process.stdout.write(`\n✗ ${line}`);
process.stdout.write(`\n${String(passed)} passed, ${String(failures.length)} failed\n`);
// Said outright: a library of the package build ends the program with 0 at its quiet end, whatever `exitCode` says.
process.exit(failures.length === 0 ? 0 : 1);
