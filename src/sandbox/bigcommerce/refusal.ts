import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SandboxEnv } from '../kit/serve';

const documentation = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

export interface RefusalDetails {
  /** Field → cause; left out of the body when null. */
  readonly errors?: Readonly<Record<string, string>> | null;
  readonly detail?: string;
}

/** A request that is refused, in the words of the V3 API; V2 routes put it into V2's form. */
export class Refusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly title: string,
    readonly details: RefusalDetails = {},
  ) {
    super(title);
  }
}

export function answerRefusal(c: Context<SandboxEnv>, refusal: Refusal): Response {
  if (/^\/stores\/[^/]+\/v2\//u.test(c.req.path)) {
    return c.json([{ status: refusal.status, message: refusal.title }], refusal.status);
  }
  const { errors = {}, detail } = refusal.details;
  return c.json(
    {
      status: refusal.status,
      title: refusal.title,
      type: documentation,
      ...(errors === null ? {} : { errors }),
      ...(detail === undefined ? {} : { detail }),
    },
    refusal.status,
  );
}

export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized');
export const scopeMissing = (): Refusal => new Refusal(403, "You don't have a required scope to access the endpoint");
export const noSuchResource = (): Refusal =>
  new Refusal(404, 'The resource at that URL is not found.', { errors: null });
export const tooManyRequests = (): Refusal => new Refusal(429, 'Too many requests');
