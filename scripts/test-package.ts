import { packagedSurroundings } from './check/packaged';
import { testRun } from './check/steps';

// Installs the package on this machine, uses it as an ordinary user, and removes it again.
const surroundings = await packagedSurroundings();
if ('leftOut' in surroundings) {
  process.stdout.write(`the smoke test of the installed package was left out: ${surroundings.leftOut}\n`);
  process.exitCode = 1;
} else {
  const { failures } = await testRun({ projects: ['packaging'], env: { ...process.env, ...surroundings.env } });
  surroundings.stop();
  // Said outright: a library of the package build ends the program with 0 at its quiet end, whatever `exitCode` says.
  process.exit(failures.length === 0 ? 0 : 1);
}
