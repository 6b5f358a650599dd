import type { HttpBindings } from '@hono/node-server';

/** What a vendor's Hono app may use: Node's own request and response, for the remote address and the like. */
export interface SandboxEnv {
  Bindings: HttpBindings;
}
