/** Exit code (0 good, 1 bad, 2 can't be told) and the line that says so. */
export function verify(
  folder: string,
  heads: readonly { readonly seq: number; readonly hash: string }[],
  say: (note: string) => void,
): readonly [code: 0 | 1 | 2, text: string];
