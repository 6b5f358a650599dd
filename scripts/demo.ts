import { resolveElectron } from './electron/runtime';
import { buildIfStale } from './lib/build';
import { binary } from './lib/paths';
import { startVirtualDisplay } from './system/display';
import { runWithKeychain } from './system/keychain';
import { ensureSystemPackages } from './system/packages';

// The built app, driven through its main journey under a virtual display with a keychain of its own.
if (await ensureSystemPackages(['electron', 'display', 'keychain', 'browser'])) {
  const { executable } = await resolveElectron();
  await buildIfStale();
  const display = await startVirtualDisplay();
  process.exitCode = await runWithKeychain(binary('tsx'), ['scripts/demo/journey.ts'], {
    env: {
      ...process.env,
      DISPLAY: display.name,
      KEYDESK_TEST_ELECTRON: executable,
    },
  });
  display.stop();
} else {
  process.exitCode = 1;
}
