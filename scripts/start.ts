import { launcherSwitches } from './desktop/switches';
import { resolveElectron } from './electron/runtime';
import { buildIfStale } from './lib/build';
import { binary, projectFolder } from './lib/paths';
import { run } from './lib/run';
import { say } from './lib/say';
import { hasDisplay } from './system/display';
import { ensureSystemPackages } from './system/packages';

// Opens the built app on the training stores; without a display it shows the same in pictures.
if (!hasDisplay()) {
  say(
    'there is no display here, so the demo runs instead: the same app under a virtual display, pictures in artifacts/demo',
  );
  process.exitCode = await run(binary('tsx'), ['scripts/demo.ts'], { cwd: projectFolder });
} else if (await ensureSystemPackages(['electron'])) {
  const { executable } = await resolveElectron();
  await buildIfStale();
  process.exitCode = await run(executable, [...launcherSwitches(), '.', ...process.argv.slice(2)], {
    cwd: projectFolder,
  });
} else {
  process.exitCode = 1;
}
