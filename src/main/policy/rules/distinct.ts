import { z } from 'zod';

/** A list in which nothing stands twice. */
export function distinct<T extends z.ZodType<string>>(item: T): z.ZodArray<T> {
  return z
    .array(item)
    .max(50)
    .refine((list) => new Set(list).size === list.length);
}
