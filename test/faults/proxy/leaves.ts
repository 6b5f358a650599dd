export type Path = readonly (string | number)[];

/** Every value inside that is no list and no object, and where it is. */
export function leavesOf(value: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => leavesOf(item, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  }
  return [{ path, value }];
}

/** Puts a value in a place; undefined takes what is there away. */
export function withLeaf(root: object, path: Path, value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) throw new Error('the root is no place');
  let holder: object = root;
  for (const step of path.slice(0, -1)) {
    const next: unknown = Reflect.get(holder, step);
    if (typeof next !== 'object' || next === null) throw new Error(`there is no ${path.join('.')}`);
    holder = next;
  }
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
}
