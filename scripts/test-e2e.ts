import { testRun } from './check/steps';
import { resolveElectron } from './electron/runtime';
import { buildIfStale } from './lib/build';
import { startVirtualDisplay } from './system/display';
import { ensureSystemPackages } from './system/packages';

// Whole journeys in a real window with a real keychain, under a virtual display.
if (await ensureSystemPackages(['electron', 'display', 'keychain', 'browser', 'certificates'])) {
  const { executable } = await resolveElectron();
  await buildIfStale();
  const display = await startVirtualDisplay();
  const env = { ...process.env, DISPLAY: display.name, KEYDESK_TEST_ELECTRON: executable };
  const { failures } = await testRun({ projects: ['e2e'], env, keychain: true });
  display.stop();
  process.exitCode = failures.length === 0 ? 0 : 1;
} else {
  process.exitCode = 1;
}
