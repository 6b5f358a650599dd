import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a text could lie in a file. */
function formsOf(text: string): readonly Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text), 'utf8'),
    Buffer.from(plain.toString('base64').replace(/=+$/u, ''), 'utf8'),
    Buffer.from(plain.toString('base64url'), 'utf8'),
    Buffer.from(plain.toString('hex'), 'utf8'),
  ];
}

/** Files below a folder that hold one of the texts, plain, as UTF-16, percent-encoded, base64 or hex. */
export function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  const forms = texts.flatMap(formsOf);
  return filesBelow(folder).filter((file) => {
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    if (stats.isDirectory()) return filesBelow(path);
    return stats.isFile() ? [path] : [];
  });
}
