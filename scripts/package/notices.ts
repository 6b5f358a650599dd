import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../lib/paths';

const licenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  identifier: z.string().optional(),
  text: z.string().optional(),
});
type Licence = z.infer<typeof licenceSchema>;

/** The lists that the build leaves of what it bundled, one each for main, preload and renderer. */
const lists = ['main', 'preload', 'renderer'].map((part) => join(part, '.vite', 'license.json'));

/**
 * The notices of everything of others that a package holds, made from what really was bundled.
 *
 * @param built folder of the built app
 * @throws Error for a package without a licence: it must not be shipped
 */
export function thirdPartyNotices(built: string): string {
  const found = [...lists.flatMap((list) => readList(join(built, list))), keytarLicence()];
  const unique = new Map(found.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const parts = [...unique]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([title, licence]) => noticeOf(title, licence));
  return [
    'Keydesk contains the following software of others, with thanks.',
    'Electron and Chromium bring notices of their own: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...parts,
  ].join('\n');
}

function noticeOf(title: string, { name, identifier, text }: Licence): string {
  if (identifier === undefined && text === undefined) throw new Error(`${name} is bundled and has no licence`);
  return `${'-'.repeat(80)}\n${title}${identifier === undefined ? '' : ` (${identifier})`}\n\n${text ?? ''}\n`;
}

function readList(file: string): Licence[] {
  return z.array(licenceSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The one package that is not bundled but lies in the archive as it is. */
function keytarLicence(): Licence {
  const folder = join(projectFolder, 'node_modules', 'keytar');
  const manifest = z
    .object({ name: z.string(), version: z.string(), license: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return {
    name: manifest.name,
    version: manifest.version,
    identifier: manifest.license,
    text: readFileSync(join(folder, 'LICENSE.md'), 'utf8').trim(),
  };
}
