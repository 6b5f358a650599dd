import type { Context } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/serve';
import { Refusal } from './refusal';
import type { Store } from './store';

const maxBatch = 10;

/** Reads a body and holds it against a shape, with the API's own refusals. */
export async function readJson<S extends z.ZodType>(c: Context<SandboxEnv>, shape: S): Promise<z.output<S>> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    throw new Refusal(400, 'Input is invalid', { errors: null, detail: 'Syntax error' });
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refusal(422, 'JSON data is missing or invalid', { errors: fieldErrors(parsed.error) });
}

/** As `readJson`, for the routes that take a list of at most ten. */
export async function readBatch<S extends z.ZodType>(
  c: Context<SandboxEnv>,
  store: Store,
  item: S,
): Promise<z.output<S>[]> {
  const items = await readJson(c, z.array(item));
  if (items.length > maxBatch) {
    throw new Refusal(store.switches.batchTooLargeStatus, `Max batch size allowed is ${String(maxBatch)}`);
  }
  return items;
}

/** `0.meta_keywords` → `error.expected.jsarray`; a missing member is named without its index, as recorded for `id`. */
function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map((issue) => {
      const path = issue.path.map(String);
      const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
      if (missing) return [path.at(-1) ?? '', 'error.path.missing'];
      const cause = issue.code === 'invalid_type' ? `error.expected.js${issue.expected}` : `error.${issue.code}`;
      return [path.join('.'), cause];
    }),
  );
}
