import { Hono } from 'hono';
import { z } from 'zod';
import type { EmulatorHandles } from '../emulator';
import type { SandboxEnv } from './env';
import type { FaultRule } from './faults';

type Parts = () => EmulatorHandles;

const draft = z.strictObject({
  email: z.string().nullable().optional(),
  login: z.string().nullable().optional(),
  code: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  password: z.string().optional(),
  state: z.enum(['active', 'inactive', 'on-hold', 'locked', 'removed', 'no-login', 'parked', 'no-switch']).optional(),
});
const answer = {
  status: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
};
const faultRule = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  whole: z.boolean().optional(),
  times: z.number().int().positive().optional(),
  fault: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), ...answer }),
    z.strictObject({ kind: z.literal('answer-after'), ...answer }),
    z.strictObject({ kind: z.literal('hang') }),
    z.strictObject({ kind: z.literal('hang-after') }),
    z.strictObject({ kind: z.literal('reset') }),
    z.strictObject({ kind: z.literal('reset-after') }),
    z.strictObject({ kind: z.literal('cut-body'), bytes: z.number().int().min(0) }),
    z.strictObject({ kind: z.literal('drip'), everyMs: z.number().int().positive() }),
    z.strictObject({ kind: z.literal('delay'), ms: z.number().int().min(0).max(60_000) }),
  ]),
});
const signIn = z.strictObject({ password: z.string() });
const clockMove = z.union([z.strictObject({ advanceMs: z.number() }), z.strictObject({ setMs: z.number() })]);
const switchValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The emulator's own handles over HTTP, under a prefix that no vendor has. */
export function controlRoutes(parts: Parts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.onError((error, c) =>
    error instanceof z.ZodError || error instanceof SyntaxError
      ? c.json({ error: 'invalid control request', detail: error.message }, 400)
      : c.json({ error: 'internal' }, 500),
  );
  app.post('/seed', async (c) => {
    const parsed = draft.parse(await c.req.json());
    return c.json({ id: parts().seed(withoutUndefined(parsed)) }, 201);
  });
  app.get('/peek/:id', (c) => {
    const shopper = parts().peek(c.req.param('id'));
    return shopper === null ? c.json({ error: 'no such shopper' }, 404) : c.json(shopper);
  });
  // What only the shopper's browser would try: whether this password opens the account now. Counts as no attempt.
  app.post('/sign-in/:id', async (c) => {
    const { password } = signIn.parse(await c.req.json());
    return c.json({ accepted: parts().acceptsPassword(c.req.param('id'), password) });
  });
  app.get('/faults', (c) => c.json(parts().faults.all()));
  app.post('/faults', async (c) => {
    parts().faults.add(faultRule.parse(await c.req.json()) as FaultRule);
    return c.body(null, 204);
  });
  app.delete('/faults', (c) => {
    parts().faults.clear();
    return c.body(null, 204);
  });
  app.get('/requests', (c) => c.json(parts().requests.all()));
  app.delete('/requests', (c) => {
    parts().requests.clear();
    return c.body(null, 204);
  });
  app.get('/outbox', (c) => c.json(parts().outbox.all()));
  app.delete('/outbox', (c) => {
    parts().outbox.clear();
    return c.body(null, 204);
  });
  app.get('/clock', (c) => c.json({ now: parts().clock.now() }));
  app.post('/clock', async (c) => {
    const move = clockMove.parse(await c.req.json());
    if ('advanceMs' in move) parts().clock.advance(move.advanceMs);
    else parts().clock.set(move.setMs);
    return c.json({ now: parts().clock.now() });
  });
  app.get('/switches', (c) => c.json(parts().switches));
  app.post('/switches', async (c) => {
    const { switches } = parts();
    for (const [name, value] of Object.entries(switchValues.parse(await c.req.json()))) {
      if (!Object.hasOwn(switches, name)) return c.json({ error: `no switch ${name}` }, 400);
      switches[name] = value;
    }
    return c.json(switches);
  });
  app.post('/reset', (c) => {
    parts().reset();
    return c.body(null, 204);
  });
  return app;
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
