import { z } from 'zod';

/** A package of others that lies in Keydesk. */
export const shippedPartSchema = z.object({
  name: z.string().max(214),
  version: z.string().max(100),
  /** SPDX. */
  licence: z.string().max(100),
  /** The notice its archive brings; null where it brings none. */
  text: z.string().max(100_000).nullable(),
});
export type ShippedPart = Readonly<z.infer<typeof shippedPartSchema>>;
