import type { GoodInput } from './inputs';

export interface BadInput {
  readonly name: string;
  readonly value: unknown;
}

type Path = readonly (string | number)[];

/** Everything that can be done wrong with one good input, at every place in it. */
export function badInputs({ value, optional, open }: GoodInput): readonly BadInput[] {
  const places = placesIn(value);
  const isOptional = (path: Path): boolean => optional.includes(path.join('.'));
  return [
    ...notObjects.map((wrong) => ({ name: `${describe(wrong)} instead of the input`, value: wrong })),
    ...places.flatMap(({ path, is }) => wrongAt(value, path, is, open.includes(path.slice(0, -1).join('.')))),
    ...places
      .filter(({ path }) => typeof path.at(-1) === 'string' && !isOptional(path))
      .map(({ path }) => ({ name: `without ${path.join('.')}`, value: without(value, path) })),
    ...[[], ...places.filter(({ is }) => is === 'object').map(({ path }) => path)].flatMap((path: Path) =>
      poisonousKeys
        .filter((key) => !open.includes(path.join('.')) || key !== 'extra')
        .map((key) => ({
          name: `with the key ${key} in ${path.join('.') || 'the input'}`,
          value: withKey(value, path, key),
        })),
    ),
  ];
}

const notObjects = [null, 7, 'text', true, [], [[]]] as const;
const poisonousKeys = ['extra', '__proto__', 'constructor', 'prototype'] as const;

/** Values that fit nowhere in the contract's inputs, apart from the kind they replace. */
function wrongAt(value: unknown, path: Path, is: string, isFreeMember: boolean): readonly BadInput[] {
  const at = path.join('.');
  const candidates: readonly (readonly [string, unknown])[] = [
    ['object', { nested: 'x' }],
    ['list', ['x', ['y']]],
    ['too-long', 'x'.repeat(5_000)],
    ['broken-unicode', '\ud800'],
    ['control', 'a\u0000b'],
    ['deep', JSON.parse('['.repeat(20) + ']'.repeat(20))],
    ['huge-number', 1e308],
  ];
  return (
    candidates
      // A kind in its own place is not wrong, nor is a number among settings, whose types only the vendor's schema knows.
      .filter(([kind]) => kind !== is && !(kind === 'huge-number' && isFreeMember && path[0] === 'config'))
      .map(([kind, wrong]) => ({ name: `${kind} at ${at}`, value: replaced(value, path, wrong) }))
  );
}

function placesIn(value: unknown, path: Path = []): readonly { readonly path: Path; readonly is: string }[] {
  if (Array.isArray(value)) {
    return value.flatMap((member, index) => [...place(member, [...path, index])]);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => [...place(member, [...path, key])]);
  }
  return [];
}

function place(value: unknown, path: Path): readonly { readonly path: Path; readonly is: string }[] {
  const is = Array.isArray(value) ? 'list' : typeof value;
  return [{ path, is }, ...placesIn(value, path)];
}

/** A deep copy whose inside may be changed. */
function copyOf(value: unknown): unknown {
  return structuredClone(value);
}

function parentOf(copy: unknown, path: Path): object {
  let parent: unknown = copy;
  for (const key of path.slice(0, -1)) parent = Reflect.get(Object(parent), key);
  const object: object = Object(parent);
  return object;
}

function replaced(value: unknown, path: Path, wrong: unknown): unknown {
  const copy = copyOf(value);
  Reflect.set(parentOf(copy, path), path.at(-1) ?? '', wrong);
  return copy;
}

function without(value: unknown, path: Path): unknown {
  const copy = copyOf(value);
  Reflect.deleteProperty(parentOf(copy, path), path.at(-1) ?? '');
  return copy;
}

function withKey(value: unknown, path: Path, key: string): unknown {
  const copy = copyOf(value);
  const target = parentOf(copy, [...path, key]);
  // Defined, not assigned: `__proto__` must become a member of its own.
  Object.defineProperty(target, key, { value: { polluted: 1 }, enumerable: true, configurable: true });
  return copy;
}

function describe(value: unknown): string {
  return JSON.stringify(value);
}
