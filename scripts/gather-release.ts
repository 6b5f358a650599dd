import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mergeUpdateFiles } from './package/merge-update-files';

// Brings what the machines made into one folder. Update files of two processors bear one name; they become one file.
const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('usage: gather-release <folder of folders> <folder>');
mkdirSync(to, { recursive: true });
const files = readdirSync(from, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
for (const file of files) {
  const target = join(to, basename(file));
  if (!existsSync(target)) copyFileSync(file, target);
  else if (target.endsWith('.yml'))
    writeFileSync(target, mergeUpdateFiles(readFileSync(target, 'utf8'), readFileSync(file, 'utf8')));
  else throw new Error(`two machines made ${basename(file)}`);
}
