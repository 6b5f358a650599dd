import type { Context } from 'hono';
import { z } from 'zod';
import { badRequest } from './errors';

/** The JSON body by its schema, or a 400 in the vendor's form that names the first bad field. */
export async function readBody<S extends z.ZodType>(c: Pick<Context, 'req'>, schema: S): Promise<z.output<S>> {
  const value: unknown = await c.req.json().catch(() => {
    throw badRequest('The body is not valid JSON.');
  });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw badRequest('Validation failed', [{ field, type: 'invalid', message: 'not accepted' }]);
}

const text = z.string();

/** What may be written to a customer; unknown members are ignored, `contactEmail` can't be cleared. */
const profileShape = {
  title: text.optional(),
  firstName: text.optional(),
  middleName: text.optional(),
  lastName: text.optional(),
  contactEmail: text.min(3).optional(),
  contactPhone: text.optional(),
  company: text.optional(),
  photoUrl: text.optional(),
  preferredLanguage: text.optional(),
  preferredCurrency: text.length(3).optional(),
  preferredSite: text.optional(),
  type: z.enum(['CUSTOMER', 'CONTACT']).optional(),
  restriction: text.nullable().optional(),
  b2b: z.object({ companyRegistrationId: text.optional() }).optional(),
  mixins: z.record(text, z.unknown()).optional(),
  active: z.boolean().optional(),
  onHold: z.boolean().optional(),
};
const metadata = z
  .object({ version: z.number().int().optional(), mixins: z.record(text, z.unknown()).optional() })
  .optional();

export const profileBody = z.object(profileShape);
export const patchBody = z.object({ ...profileShape, metadata });
export type PatchBody = z.output<typeof patchBody>;
export const createBody = z.object({
  ...profileShape,
  metadata,
  id: text.regex(/^[A-Za-z0-9_-]{1,66}$/u).optional(),
  password: text.min(6).optional(),
});
export type CreateBody = z.output<typeof createBody>;
