import { packageUsage, readPackageOptions } from './package/options';
import { makePackages } from './package/make-packages';
import { say } from './lib/say';

// Installers of this system: deb, rpm and tar.gz on Linux, the others where their tools can be had.
try {
  const files = await makePackages(readPackageOptions(process.argv.slice(2)));
  process.stdout.write(`${files.join('\n')}\n`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.stderr.write(packageUsage);
  // Said outright: a library of the package build ends the program with 0 at its quiet end, whatever `exitCode` says.
  process.exit(1);
}
