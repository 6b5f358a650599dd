/**
 * Whether some object of a JSON text names a key twice. `JSON.parse` keeps the last one and says nothing, so that two
 * readers can see two different things in one file.
 *
 * @param value what `JSON.parse(text)` gave.
 */
export function hasDoubledKeys(text: string, value: unknown): boolean {
  // In JSON a string followed by a colon is a key and nothing else is; fewer keys in the value means that some fell away.
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/gu)].filter((match) => match.groups?.['colon']);
  return written.length !== countKeys(value);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, inner) => sum + countKeys(inner), own);
}
