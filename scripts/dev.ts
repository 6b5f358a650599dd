import { launcherSwitches } from './desktop/switches';
import { resolveElectron } from './electron/runtime';
import { binary, projectFolder } from './lib/paths';
import { run } from './lib/run';
import { say } from './lib/say';
import { hasDisplay, startVirtualDisplay } from './system/display';
import { ensureSystemPackages } from './system/packages';

// The app with hot reload: the page at once, main and preload by a restart.
if (await ensureSystemPackages(hasDisplay() ? ['electron'] : ['electron', 'display'])) {
  const { folder, executable } = await resolveElectron();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display !== null) say(`there is no display here; the window opens on the virtual one ${display.name}`);
  process.exitCode = await run(
    binary('electron-vite'),
    ['dev', '--watch', '--', ...launcherSwitches(), ...process.argv.slice(2)],
    {
      cwd: projectFolder,
      env: {
        ...process.env,
        ELECTRON_EXEC_PATH: executable,
        ELECTRON_OVERRIDE_DIST_PATH: folder,
        ...(display === null ? {} : { DISPLAY: display.name }),
      },
    },
  );
  display?.stop();
} else {
  process.exitCode = 1;
}
