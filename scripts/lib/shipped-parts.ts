import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ShippedPart } from '../../src/shared/domain/shipped-part';
import { projectFolder } from './paths';

const licenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  identifier: z.string().optional(),
  text: z.string().optional(),
});

/** The lists that the build leaves of what it bundled, one each for main, preload and renderer. */
const lists = ['main', 'preload', 'renderer'].map((part) => join(part, '.vite', 'license.json'));

/** Licences that let Keydesk be given away as it is. Anything else is looked at by a person first. */
const allowedLicences: readonly string[] = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Unlicense', 'Zlib'],
];

/**
 * Everything of others that a built Keydesk holds, by name, made from what really was bundled.
 *
 * @param built folder of the built app
 * @throws Error for a package without a licence, or with one that is not on the list: it must not be shipped
 */
export function shippedParts(built: string): readonly ShippedPart[] {
  const found = [...lists.flatMap((list) => readList(join(built, list))), keytarPart()];
  const unique = new Map(found.map((part) => [`${part.name} ${part.version}`, part]));
  return [...unique].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([, part]) => part);
}

function readList(file: string): ShippedPart[] {
  return z
    .array(licenceSchema)
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .map(partOf);
}

function partOf({ name, version, identifier, text }: z.infer<typeof licenceSchema>): ShippedPart {
  if (identifier === undefined) throw new Error(`${name} is bundled and has no licence`);
  if (!allowedLicences.includes(identifier)) throw new Error(`${name} is bundled under ${identifier}`);
  return { name, version, licence: identifier, text: text ?? null };
}

/** The one package that is not bundled but lies in the archive as it is. */
function keytarPart(): ShippedPart {
  const folder = join(projectFolder, 'node_modules', 'keytar');
  const manifest = z
    .object({ name: z.string(), version: z.string(), license: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const text = readFileSync(join(folder, 'LICENSE.md'), 'utf8').trim();
  return partOf({ name: manifest.name, version: manifest.version, identifier: manifest.license, text });
}
