/** Something that is asked for once and then there, or not. */
export type Loadable<T, P> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly value: T }
  | { readonly phase: 'failed'; readonly problem: P };

export const loading = { phase: 'loading' } as const;

/** The value once it is there, else what stands in for it. */
export function valueOr<T, F>(loadable: Loadable<T, unknown>, fallback: F): T | F {
  return loadable.phase === 'ready' ? loadable.value : fallback;
}
