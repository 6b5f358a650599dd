import { safe } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { fakeUseCases } from '../../../fakes/fake-use-cases';
import { serveGate, withClient } from '../../../fakes/served-window';
import { fail } from '../../../../src/shared/domain/failure';
import type { LookupEvent } from '../../../../src/shared/domain/lookup-event';
import type { AppInfo } from '../../../../src/main/app/app-service';

const info: AppInfo = {
  version: '1.0.0',
  electronVersion: '33',
  platform: 'linux',
  agent: 'os:anna',
  build: null,
  keychainPending: false,
  keychainProblem: null,
  journalProblem: null,
  settingsSetAside: null,
  clockOffsetMs: null,
};
const ref = { connectionId: 'c1', accountId: 'a1' };

describe('a call over the port', () => {
  it('reaches the use case and brings its answer back', async () => {
    const { useCases } = fakeUseCases({ app: { info: () => Promise.resolve(info) } });
    await withClient(useCases, async (client) => {
      await expect(client.app.info()).resolves.toEqual(info);
    });
  });

  it('[SC-15] strips from an answer what the contract does not name', async () => {
    const { useCases } = fakeUseCases({ app: { info: () => Promise.resolve({ ...info, secret: 'CANARY-SECRET-1' }) } });
    await withClient(useCases, async (client) => {
      expect(JSON.stringify(await client.app.info())).not.toContain('CANARY');
    });
  });

  it('brings a failure across as data', async () => {
    const { useCases } = fakeUseCases({
      connections: { get: () => Promise.reject(fail({ code: 'rate-limited', retryAt: '2027-01-15T08:00:00.000Z' })) },
    });
    await withClient(useCases, async (client) => {
      const { error, isDefined } = await safe(client.connections.get({ id: 'c1' }));
      expect(isDefined && error.data).toEqual({ code: 'rate-limited', retryAt: '2027-01-15T08:00:00.000Z' });
    });
  });

  it('[SC-15][SC-46] keeps everything of an unforeseen error on this side', async () => {
    const { useCases } = fakeUseCases({
      connections: {
        get: () =>
          Promise.reject(
            Object.assign(new Error('CANARY-SECRET-1', { cause: 'CANARY-SECRET-2' }), { data: 'CANARY-SECRET-3' }),
          ),
      },
    });
    await withClient(useCases, async (client, gate, pair) => {
      const heard: unknown[] = [];
      pair.page.on('message', (message: unknown) => heard.push(message));
      const { error, isDefined } = await safe(client.connections.get({ id: 'c1' }));
      expect(isDefined).toBe(false);
      expect(error).not.toBeNull();
      expect(JSON.stringify(heard)).not.toContain('CANARY');
      expect(JSON.stringify(heard)).not.toContain('.ts:');
      expect(gate.bugs).toMatchObject([{ procedure: 'connections.get' }]);
    });
  });

  it('[SC-14][BI-07] answers a bad input with its field and never enters the use case', async () => {
    const { useCases, calls } = fakeUseCases();
    await withClient(useCases, async (client) => {
      const { error, isDefined } = await safe(client.connections.get({ id: '' }));
      expect(isDefined && error.data).toEqual({ code: 'invalid-input', field: 'id', problem: 'too_small' });
      expect(calls).toEqual([]);
    });
  });

  it('[SC-14] tells the caller of a message that was refused before it was parsed', async () => {
    const { useCases, calls } = fakeUseCases();
    await withClient(useCases, async (client, gate) => {
      const { error, isDefined } = await safe(client.app.copyText({ text: 'x'.repeat(100_000) }));
      expect(isDefined && error.data).toEqual({ code: 'invalid-input', field: 'message', problem: 'too-large' });
      expect(gate.refusedMessages).toEqual(['too-large']);
      expect(calls).toEqual([]);
    });
  });

  it('[SC-14][BI-09] survives messages that are no messages', async () => {
    const { useCases } = fakeUseCases({ app: { info: () => Promise.resolve(info) } });
    await withClient(useCases, async (client, gate, pair) => {
      for (const junk of [undefined, null, 7, 10n, new Date(), new Map([['i', '1']]), new Uint8Array(9), '{', '[]']) {
        pair.page.postMessage(junk);
      }
      await expect(client.app.info()).resolves.toEqual(info);
      expect(gate.refusedMessages).toHaveLength(9);
      expect(gate.bugs).toEqual([]);
    });
  });

  it('finds no procedure that the contract does not have', async () => {
    const { useCases, calls } = fakeUseCases();
    await withClient(useCases, async (_client, _gate, pair) => {
      const answer = new Promise((resolve) => pair.page.once('message', resolve));
      pair.page.postMessage('{"i":"zz","p":{"u":"/constructor/name"}}');
      await expect(answer).resolves.toContain('404');
      expect(calls).toEqual([]);
    });
  });
});

describe('a stream over the port', () => {
  const started: LookupEvent = { type: 'started', keys: [{ by: 'email', value: 'a@b.c' }], connectionIds: [] };

  it('brings its events as they come', async () => {
    const { useCases } = fakeUseCases({
      accounts: {
        find: async function* () {
          yield started;
          await Promise.resolve();
          yield { type: 'done', durationMs: 1 };
        },
      },
    });
    await withClient(useCases, async (client) => {
      const types: string[] = [];
      for await (const event of await client.accounts.find({ query: 'a@b.c' })) types.push(event.type);
      expect(types).toEqual(['started', 'done']);
    });
  });

  it('ends at both ends when the caller leaves', async () => {
    let signal: AbortSignal | null = null;
    const { useCases } = fakeUseCases({
      accounts: {
        find: async function* (_request, given) {
          signal = given;
          yield started;
          await new Promise((resolve) => given.addEventListener('abort', resolve));
        },
      },
    });
    await withClient(useCases, async (client, gate) => {
      const leave = new AbortController();
      const read = (async () => {
        for await (const event of await client.accounts.find({ query: 'a@b.c' }, { signal: leave.signal })) {
          expect(event.type).toBe('started');
          leave.abort();
        }
      })();
      await expect(read).rejects.toThrow();
      await vi.waitFor(() => expect(signal?.aborted).toBe(true));
      expect(gate.bugs).toEqual([]);
    });
  });

  it('ends with a failure as data when the search fails on the way', async () => {
    const { useCases } = fakeUseCases({
      accounts: {
        find: async function* () {
          yield started;
          throw fail({ code: 'keychain-locked' });
        },
      },
    });
    await withClient(useCases, async (client) => {
      const stream = await client.accounts.find({ query: 'a@b.c' });
      await stream.next();
      // The client's type knows errors of the call, not of a step; what arrives is the contract's error all the same.
      await expect(stream.next()).rejects.toMatchObject({ code: 'FAILURE', data: { code: 'keychain-locked' } });
    });
  });
});

describe('the gate', () => {
  it('[SC-13][BI-10] closes and counts a port it does not trust', async () => {
    const gate = serveGate(fakeUseCases().useCases);
    const strangers = [
      gate.handOver({ senderFrame: null }),
      gate.handOver({ senderFrame: { url: 'app://keydesk/', parent: {} } }),
      gate.handOver({ senderFrame: { url: 'https://evil.test/', parent: null } }),
      gate.handOver({ sender: { id: 99, on: () => undefined } }),
    ];
    expect(gate.refusedPorts).toEqual(['no-frame', 'sub-frame', 'foreign-origin', 'unknown-window']);
    await vi.waitFor(() => expect(strangers.every((pair) => pair.isClosed())).toBe(true));
    gate.stop();
  });

  it('[SC-13] treats a frame that was destroyed as no frame', () => {
    const gate = serveGate(fakeUseCases().useCases);
    const destroyed = {
      parent: null,
      get url(): string {
        throw new Error('Render frame was disposed');
      },
    };
    gate.handOver({ senderFrame: destroyed }).close();
    expect(gate.refusedPorts).toEqual(['no-frame']);
    gate.stop();
  });

  it('[SC-13][BI-10] refuses no port and two ports', () => {
    const gate = serveGate(fakeUseCases().useCases);
    const spare = gate.handOver({ ports: [] });
    const other = gate.handOver({ ports: [spare.main, spare.main] });
    expect(gate.refusedPorts).toEqual(['port-count', 'port-count']);
    spare.close();
    other.close();
    gate.stop();
  });

  it('[SC-14] refuses an input to a call that takes none', async () => {
    const { useCases, calls } = fakeUseCases();
    await withClient(useCases, async (_client, _gate, pair) => {
      const answer = new Promise((resolve) => pair.page.once('message', resolve));
      pair.page.postMessage('{"i":"1","p":{"u":"/app/info","b":{"json":{"more":1}}}}');
      await expect(answer).resolves.toContain('invalid-input');
      expect(calls).toEqual([]);
    });
  });

  it('counts calls by the numbers it is given', async () => {
    const { useCases } = fakeUseCases();
    const limits = { lookUpsPerMinute: 60, writesPerMinute: 10, inFlightPerConnection: 0 };
    await withClient(
      useCases,
      async (client, gate) => {
        const { error, isDefined } = await safe(client.connections.get({ id: 'c1' }));
        expect(isDefined && error.data.code).toBe('rate-limited');
        expect(gate.limits).toEqual(['connections.get']);
      },
      { limits },
    );
  });

  it('[SC-13][BI-10] keeps one live port per window: a second one closes the first', async () => {
    const gate = serveGate(fakeUseCases({ app: { info: () => Promise.resolve(info) } }).useCases);
    const first = gate.handOver();
    const second = gate.handOver();
    await vi.waitFor(() => expect(first.isClosed()).toBe(true));
    await expect(second.client.app.info()).resolves.toEqual(info);
    gate.stop();
  });

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])(
    '[SC-13] closes the port on %s and ends what runs on it',
    async (event) => {
      let aborted = false;
      const gate = serveGate(
        fakeUseCases({
          accounts: {
            get: (_ref, signal) =>
              new Promise((_resolve, reject) => {
                signal.addEventListener('abort', () => {
                  aborted = true;
                  reject(fail({ code: 'cancelled' }));
                });
              }),
          },
        }).useCases,
      );
      const pair = gate.handOver();
      const call = client(pair.client.accounts.get({ ref }));
      await new Promise((resolve) => setTimeout(resolve, 20));
      gate.window.emit(event);
      await vi.waitFor(() => expect(pair.isClosed()).toBe(true));
      await call;
      expect(aborted).toBe(true);
      gate.stop();
    },
  );

  it('[SC-17] lets exactly the allowed number of look-ups and writes through in a burst', async () => {
    const { useCases, calls } = fakeUseCases();
    await withClient(useCases, async (client, gate) => {
      const note = { reason: 'other', ticket: null, callerCheck: null } as const;
      const actionId = '00000000-0000-4000-8000-000000000001';
      const outcomes = await Promise.all([
        ...Array.from({ length: 200 }, () => safe(client.accounts.find({ query: 'ab' }))),
        ...Array.from({ length: 20 }, (_, index) =>
          safe(
            client.accounts.setAccess({
              actionId,
              ref: { ...ref, connectionId: `c${index}` },
              change: 'activate',
              note,
            }),
          ),
        ),
      ]);
      expect(calls.filter(({ name }) => name === 'accounts.find')).toHaveLength(60);
      expect(calls.filter(({ name }) => name === 'accounts.setAccess')).toHaveLength(10);
      const limited = outcomes.filter(({ error }) => JSON.stringify(error).includes('rate-limited'));
      expect(limited).toHaveLength(150);
      expect(gate.limits).toHaveLength(150);
    });
  });

  it('[SC-17] keeps four calls in flight per connection and takes the next when one is back', async () => {
    const release: (() => void)[] = [];
    const { useCases } = fakeUseCases({
      accounts: {
        get: () =>
          new Promise((_resolve, reject) => {
            release.push(() => reject(fail({ code: 'not-found' })));
          }),
      },
    });
    await withClient(useCases, async (client) => {
      const codes = (account: string): Promise<unknown> =>
        safe(client.accounts.get({ ref: { connectionId: account, accountId: 'a' } })).then(
          ({ error, isDefined }) => isDefined && error.data.code,
        );
      const first = [codes('c1'), codes('c1'), codes('c1'), codes('c1')];
      await expect(codes('c1')).resolves.toBe('rate-limited');
      const other = codes('c2');
      await vi.waitFor(() => expect(release).toHaveLength(5));
      for (const end of release.splice(0)) end();
      await expect(Promise.all([...first, other])).resolves.toEqual(Array(5).fill('not-found'));
      const again = codes('c1');
      await vi.waitFor(() => expect(release).toHaveLength(1));
      release[0]?.();
      await expect(again).resolves.toBe('not-found');
    });
  });
});

/** Waits for a call whose port is closed under it; how it ends is not the point. */
async function client(call: Promise<unknown>): Promise<void> {
  await Promise.race([call.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 200))]);
}
