import { Hono } from 'hono';
import type { EmporixEnv } from './auth';
import { Refusal } from './errors';
import { configurationRoutes } from './routes/configuration';
import { customerReadRoutes } from './routes/customers-read';
import { customerWriteRoutes } from './routes/customers-write';
import { passwordRoutes } from './routes/passwords';
import { sessionRoutes } from './routes/sessions';
import { signUpRoutes } from './routes/sign-up';
import { tokenRoutes } from './routes/tokens';
import { webhookRoutes } from './routes/webhooks';
import { throttle } from './throttle';
import type { World } from './world';

/** Emporix's one host with the services Keydesk has to do with. */
export function emporixRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body, error.status, error.headers);
    return c.json({ status: 500, type: 'internal_service_error', message: 'unexpected' }, 500);
  });
  app.notFound((c) => c.json({ status: 404, type: 'resource_not_found', message: 'no such resource' }, 404));
  app.use('*', throttle(world));
  app.route('/', tokenRoutes(world));
  app.route('/customer', customerReadRoutes(world));
  app.route('/customer', customerWriteRoutes(world));
  app.route('/customer', sessionRoutes(world));
  app.route('/customer', passwordRoutes(world));
  app.route('/customer', signUpRoutes(world));
  app.route('/configuration', configurationRoutes(world));
  app.route('/webhook', webhookRoutes(world));
  return app;
}
