/** Ends an exhaustive `switch`: a case that was forgotten fails to compile, and fails loudly if it gets here anyway. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${typeof value}`);
}
