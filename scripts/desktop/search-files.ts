import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a text could lie in a file. */
function formsOf(text: string): readonly Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const encoded = [...base64Forms(plain), ...base64Forms(wide), encodeURIComponent(text), plain.toString('hex')];
  return [plain, wide, Buffer.from(wide).swap16(), ...encoded.map((form) => Buffer.from(form, 'utf8'))];
}

/** A text within something longer that was base64-encoded begins at one of three places of a group; both alphabets. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
    // Characters that also hold bits of the neighbours are left out.
    const first = Math.ceil((before * 4) / 3);
    const inner = whole.slice(first, Math.floor(((before + bytes.length) * 4) / 3));
    return [inner, inner.replaceAll('-', '+').replaceAll('_', '/')];
  });
}

/** Files below a folder that hold one of the texts, plain, as UTF-16, percent-encoded, base64 at any place or hex. */
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
