// Stands in for Electron's own default app, which the test runtime lacks: finds the app folder among the arguments and
// starts the app in it. The import is awaited at top level, because `ready` must not fire before the app's main file ran.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const preloads = [];
let folder = null;
const rest = process.argv.slice(1);
for (let index = 0; index < rest.length; index += 1) {
  const argument = rest[index];
  if (argument === '-r' || argument === '--require') {
    preloads.push(rest[index + 1]);
    index += 1;
  } else if (!argument.startsWith('-') && folder === null) folder = resolve(argument);
}

const require = createRequire(import.meta.url);
for (const file of preloads) require(file);

if (folder === null || !existsSync(join(folder, 'package.json'))) {
  process.stderr.write('usage: electron [-r file] <app folder>\n');
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);
