import { z } from 'zod';
import { queryLimits } from './lookup-key';

/** What something outside the window asks of it: a `keydesk://` link a look-up, the hot key the search box. */
export const windowRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look-up'), query: z.string().min(queryLimits.min).max(queryLimits.max) }),
  z.object({ kind: z.literal('search-box') }),
]);
export type WindowRequest = Readonly<z.infer<typeof windowRequestSchema>>;
