import { text } from 'node:stream/consumers';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inProcessTraining, type InProcessTraining } from '../fakes/in-process-training';
import type { Client } from '../fakes/port-pair';
import { bundleChild, type BundledChild } from '../setup/bundle-child';

let program: BundledChild;
let training: InProcessTraining;
let main: Worker;
let client: Client;

beforeEach(async () => {
  [program, training] = await Promise.all([bundleChild('test/setup/desk-worker.ts'), inProcessTraining()]);
  const { port1, port2 } = new MessageChannel();
  main = new Worker(program.path, {
    workerData: { stores: training.training.stores, port: port2 },
    transferList: [port2],
  });
  await new Promise((resolve, reject) => {
    main.once('message', resolve);
    main.once('error', reject);
  });
  client = createORPCClient<Client>(new RPCLink({ port: port1 }));
  port1.start();
}, 60_000);
afterEach(async () => {
  await main.terminate();
  await training.stop();
  await program.remove();
});

/** Everything that can still be reached in the main process's heap; taking it collects the garbage first. */
async function reachable(): Promise<string> {
  return await text(await main.getHeapSnapshot());
}

/** Access tokens of the training vendors that are signed, as most of theirs are, and Keydesk's own reset tokens. */
function signedTokensIn(heap: string): readonly string[] {
  return heap.match(/\beyJ[\w-]{20,}/gu) ?? [];
}

it('[SC-27] leaves no shopper, no link and no access token in the reachable heap of main', async () => {
  const note = { reason: 'training', ticket: null, callerCheck: 'order-number' } as const;
  const links: string[] = [];
  for (const connectionId of ['norce', 'bigcommerce', 'salesforce-b2c'] as const) {
    for await (const event of await client.accounts.find({
      query: 'maja@example.test',
      connectionIds: [connectionId],
    })) {
      if (event.type !== 'answer' || event.answer.state !== 'rows') continue;
      const ref = event.answer.rows[0]?.ref;
      if (ref === undefined) continue;
      await client.accounts.get({ ref });
      await client.accounts.prepareAccess({ ref, change: 'activate' }).catch(() => undefined);
      const { actionId } = await client.resets.preview({ ref, kind: 'link' });
      const result = await client.resets.issue({ actionId, ref, kind: 'link', lifetimeMinutes: null, note });
      await client.resets.composeMail({ resetId: result.resetId, language: 'en' });
      await client.resets.copy({ resetId: result.resetId });
      links.push((await client.resets.reveal({ resetId: result.resetId })).link.slice(-40));
    }
  }
  expect(links).toHaveLength(3);
  const canaries = ['maja@example.test', ...links];
  const before = await reachable();
  expect(canaries.filter((canary) => before.includes(canary))).toEqual(canaries);
  expect(signedTokensIn(before)).not.toEqual([]);

  await client.app.lock();
  // What the last answers left on the stack of the event loop is gone a turn later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const after = await reachable();
  expect(canaries.filter((canary) => after.includes(canary))).toEqual([]);
  expect(signedTokensIn(after)).toEqual([]);

  const refused = await safe(client.accounts.find({ query: 'maja@example.test' }));
  expect(refused.isDefined && refused.error.data).toEqual({ code: 'policy-denied', rule: 'screen-locked' });
}, 60_000);
