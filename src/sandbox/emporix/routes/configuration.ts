import { Hono } from 'hono';
import { z } from 'zod';
import { requireToken, type EmporixEnv } from '../auth';
import { notFound, Refusal } from '../errors';
import { readBody } from '../read-body';
import type { World } from '../world';

const value = z.union([z.string(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())]);
const configurationBody = z.object({ key: z.string().min(1), value, version: z.number().int() });

/** The tenant's settings, one by one. */
export function configurationRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();

  app.get('/:tenant/configurations/:key', requireToken(world, ['service'], 'configuration.configuration_view'), (c) => {
    const key = c.req.param('key');
    const entry = world.store.config.get(key);
    if (entry === undefined) throw notFound('Configuration not found', `Could not find the configuration '${key}'`);
    return c.json({ key, secured: false, ...entry });
  });

  app.put(
    '/:tenant/configurations/:key',
    requireToken(world, ['service'], 'configuration.configuration_manage'),
    async (c) => {
      const key = c.req.param('key');
      const body = await readBody(c, configurationBody);
      const refused = (status: 400 | 409, message: string) =>
        new Refusal(status, { status, type: 'application/json', message });
      if (body.key !== key) throw refused(400, 'Invalid Parameters');
      const entry = world.store.config.get(key);
      if (entry === undefined) throw refused(400, 'Tenant configuration could not be updated');
      if (entry.version !== body.version) throw refused(409, 'Tenant configuration could not be updated');
      const changed = { value: body.value, version: entry.version + 1 };
      world.store.config.set(key, changed);
      return c.json({ key, secured: false, ...changed });
    },
  );
  return app;
}
