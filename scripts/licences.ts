import { buildIfStale } from './lib/build';
import { projectFolder } from './lib/paths';
import { shippedParts } from './lib/shipped-parts';
import { join } from 'node:path';

await buildIfStale();
const parts = shippedParts(join(projectFolder, 'out'));
for (const { name, version, licence } of parts) process.stdout.write(`${licence.padEnd(14)} ${name} ${version}\n`);
process.stdout.write(`${String(parts.length)} parts of others are in Keydesk.\n`);
