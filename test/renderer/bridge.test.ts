import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { attempt, isOutcomeUnknown, type Problem } from '../../src/renderer/src/bridge/attempt';
import { connectBridge, type PortGate } from '../../src/renderer/src/bridge/connect';
import { createFakeDesk, type FakeDesk } from '../fakes/fake-bridge';
import { fakeScenario, type FakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja } from '../fakes/fake-desk/shoppers';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** Takes the port as the preload and main do, and serves the fake over it. */
function connect(changes: Partial<FakeScenario> = {}) {
  const desk: FakeDesk = createFakeDesk(fakeScenario({ accounts: [fullMaja], ...changes }));
  const posted: { readonly message: unknown; readonly origin: string; readonly count: number }[] = [];
  const gate: PortGate = {
    location: { origin: 'app://keydesk' },
    postMessage(message, origin, transfer) {
      posted.push({ message, origin, count: transfer.length });
      const [port] = transfer;
      if (!(port instanceof MessagePort)) throw new Error('no port was handed over');
      ports.push(port);
      new RPCHandler(desk.router).upgrade(port);
      port.start();
    },
  };
  return { desk, posted, bridge: connectBridge(gate) };
}

describe('the bridge', () => {
  it('hands over exactly one port, to its own origin', () => {
    const { posted } = connect();
    expect(posted).toEqual([{ message: 'rpc-port', origin: 'app://keydesk', count: 1 }]);
  });

  it('carries a call there and back', async () => {
    const { bridge, desk } = connect();
    expect(await attempt(bridge.accounts.get({ ref: fullMaja.ref }))).toEqual({ ok: true, value: fullMaja });
    expect(desk.callsOf('accounts.get')).toEqual([{ ref: fullMaja.ref }]);
  });

  it('carries a stream, event by event', async () => {
    const { bridge } = connect();
    const types: string[] = [];
    for await (const event of await bridge.accounts.find({ query: 'maja@example.test' })) types.push(event.type);
    expect(types).toEqual(['started', 'answer', 'answer', 'answer', 'answer', 'done']);
  });

  it('carries a failure as data', async () => {
    const failure = { code: 'rate-limited', retryAt: '2030-01-01T14:32:00.000Z' } as const;
    const { bridge } = connect({ trouble: { 'accounts.get': failure } });
    expect(await attempt(bridge.accounts.get({ ref: fullMaja.ref }))).toEqual({
      ok: false,
      problem: { kind: 'failure', failure },
    });
  });

  it('calls everything else a mistake of ours', async () => {
    const { bridge } = connect({ trouble: { 'accounts.get': 'bug' } });
    expect(await attempt(bridge.accounts.get({ ref: fullMaja.ref }))).toEqual({ ok: false, problem: { kind: 'bug' } });
  });
});

describe('a write’s outcome', () => {
  it.each<[Problem, boolean]>([
    [{ kind: 'bug' }, true],
    [{ kind: 'failure', failure: { code: 'unknown-outcome' } }, true],
    [{ kind: 'failure', failure: { code: 'timeout' } }, false],
    [{ kind: 'failure', failure: { code: 'policy-denied', rule: 'x' } }, false],
  ])('after %j is unknown: %s', (problem, unknown) => {
    expect(isOutcomeUnknown(problem)).toBe(unknown);
  });
});
