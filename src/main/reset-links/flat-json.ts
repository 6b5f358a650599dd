const text = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"`;
const integer = String.raw`-?(?:0|[1-9][0-9]*)`;
const space = String.raw`[ \t\n\r]*`;
const member = `${space}(${text})${space}:${space}(${text}|${integer})${space}`;
const wholeObject = new RegExp(`^${space}\\{${member}(?:,${member})*\\}${space}$`, 'u');
const eachMember = new RegExp(member, 'gu');

export type FlatObject = Readonly<Record<string, string | number>>;

/**
 * Reads a JSON object whose members are strings and integers, each name once; null for anything else.
 *
 * `JSON.parse` keeps the last of two members with one name and says nothing, so that two programs can read two different
 * tokens from the same bytes. Here a doubled name is refused.
 */
export function parseFlatObject(bytes: Uint8Array): FlatObject | null {
  const source = decodeUtf8(bytes);
  if (source === null || !wholeObject.test(source)) return null;
  const members = new Map<string, string | number>();
  for (const [, name = '', value = ''] of source.matchAll(eachMember)) {
    const key = readString(name);
    if (members.has(key)) return null;
    members.set(key, value.startsWith('"') ? readString(value) : Number(value));
  }
  return Object.fromEntries(members);
}

/** `quoted` is a JSON string by the pattern above, so the parser can only answer with text. */
function readString(quoted: string): string {
  return String(JSON.parse(quoted));
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays in the text, where the pattern refuses it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
