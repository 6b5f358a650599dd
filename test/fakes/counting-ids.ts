import type { Ids } from '../../src/main/platform/ids';

/** Valid UUIDs in order: 1, 2, 3 … */
export function countingIds(): Ids {
  let next = 1;
  return {
    uuid: () => {
      const id = `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
      next += 1;
      return id;
    },
  };
}
