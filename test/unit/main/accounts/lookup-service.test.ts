import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLookupService, type LookupRequest } from '../../../../src/main/accounts/lookup-service';
import { notOffered, offered } from '../../../../src/shared/domain/capability';
import { fail, isKeydeskError } from '../../../../src/shared/domain/failure';
import type { ConnectionAnswer, LookupEvent } from '../../../../src/shared/domain/lookup-event';
import { fakeAdapter, fakeCapabilities } from '../../../fakes/fake-adapter';
import { fakeConnections, silent, type FakeConnection } from '../../../fakes/fake-connections';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const maja = shopperAccount({ ref: { connectionId: '', accountId: '7' } });
const never = new AbortController().signal;

function open(list: readonly FakeConnection[], deadlineMs = 200) {
  const connections = fakeConnections(list);
  const journal = createMemoryJournal();
  const bugs: unknown[] = [];
  const dropped: string[] = [];
  const service = createLookupService({
    connections,
    adapters: { open: connections.open, drop: (id) => dropped.push(id) },
    journal,
    onBug: (error) => bugs.push(error),
    deadlineMs,
  });
  return { service, journal, bugs, dropped };
}

async function collect(events: AsyncIterable<LookupEvent>): Promise<LookupEvent[]> {
  const all: LookupEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function answers(list: readonly FakeConnection[], request: LookupRequest = { query: 'maja@example.test' }) {
  const { service, bugs } = open(list);
  const events = await collect(service.find(request, never));
  const found = new Map<string, ConnectionAnswer>();
  for (const event of events) if (event.type === 'answer') found.set(event.connectionId, event.answer);
  return { a: found.get('a'), b: found.get('b'), order: [...found.keys()], events, bugs };
}

describe('a store that is being left alone', () => {
  const breaker = fail({ code: 'unavailable', cause: 'breaker', status: null, retryAt: '2026-11-21T10:00:00.000Z' });
  const list: readonly FakeConnection[] = [
    ['a', { ...fakeAdapter('norce'), find: () => Promise.reject(breaker) }],
    ['b', fakeAdapter('emporix')],
  ];

  it('is tried at once when the agent asks it again, and only then', async () => {
    const { service, dropped } = open(list);
    await collect(service.find({ query: 'maja@example.test' }, never));
    await collect(service.find({ query: 'maja@example.test' }, never));
    expect(dropped).toEqual([]);
    await collect(service.find({ query: 'maja@example.test', connectionIds: ['a', 'b'] }, never));
    expect(dropped).toEqual(['a']);
  });
});

describe('a look-up', () => {
  it('begins with what the query may be and whom it asks, and ends once', async () => {
    const { events } = await answers([
      ['a', fakeAdapter('norce', [maja])],
      ['b', fakeAdapter('emporix')],
    ]);
    expect(events[0]).toEqual({
      type: 'started',
      keys: [
        { by: 'email', value: 'maja@example.test' },
        { by: 'login', value: 'maja@example.test' },
      ],
      connectionIds: ['a', 'b'],
    });
    expect(events.map(({ type }) => type)).toEqual(['started', 'answer', 'answer', 'done']);
  });

  it('answers with rows that point at their connection', async () => {
    const { a } = await answers([['a', fakeAdapter('norce', [maja])]]);
    expect(a).toEqual({
      state: 'rows',
      key: { by: 'email', value: 'maja@example.test' },
      rows: [
        {
          ref: { connectionId: 'a', accountId: '7' },
          vendor: 'norce',
          name: 'Maja Berg',
          email: 'maja@example.test',
          code: 'K-1001',
          login: 'maja@example.test',
          access: { state: 'active' },
        },
      ],
    });
  });

  it('tries the next kind where the likeliest one finds nothing, and says which one matched', async () => {
    const byLogin = { ...maja, email: 'other@example.test' };
    const { a, b } = await answers([
      ['a', fakeAdapter('norce', [byLogin])],
      ['b', fakeAdapter('norce', [])],
    ]);
    expect(a).toMatchObject({ state: 'rows', key: { by: 'login' } });
    expect(b).toEqual({ state: 'none' });
  });

  it('asks for one kind only when the agent says which', async () => {
    const asked: string[] = [];
    const adapter = fakeAdapter('norce', [], {
      find: (key) => {
        asked.push(key.by);
        return Promise.resolve([]);
      },
    });
    await answers([['a', adapter]], { query: 'maja@example.test', by: 'code' });
    expect(asked).toEqual(['code']);
  });

  it('asks only the connections it is told to, in their own order', async () => {
    const list: FakeConnection[] = ['a', 'b', 'c'].map((id) => [id, fakeAdapter('norce')]);
    const { events } = await answers(list, { query: 'maja', connectionIds: ['c', 'a', 'gone'] });
    expect(events[0]).toMatchObject({ connectionIds: ['a', 'c'] });
  });

  it('skips a connection whose vendor cannot be asked for any of the kinds', async () => {
    const capabilities = fakeCapabilities({
      findBy: { email: offered, code: offered, login: notOffered('login-search-not-offered') },
    });
    const adapter = fakeAdapter('emporix', [], { capabilities });
    const { a } = await answers([['a', adapter]], { query: 'maja', by: 'login' });
    expect(a).toEqual({ state: 'skipped', reason: 'key-not-offered' });
  });

  it('refuses a query that is none before anybody is asked', async () => {
    const { service, journal } = open([['a', fakeAdapter('norce')]]);
    const thrown = await collect(service.find({ query: ' ' }, never)).catch((error: unknown) => error);
    expect(isKeydeskError(thrown) && thrown.failure).toEqual({
      code: 'invalid-input',
      field: 'query',
      problem: 'empty',
    });
    expect(journal.records).toEqual([]);
  });

  it('is recorded without what was looked for', async () => {
    const { service, journal } = open([['a', fakeAdapter('norce', [maja])]]);
    await collect(service.find({ query: 'maja@example.test' }, never));
    expect(journal.records).toMatchObject([{ kind: 'event', event: { act: 'lookup', count: 1 } }]);
    expect(JSON.stringify(journal.records)).not.toContain('maja');
  });
});

describe('trouble at one connection', () => {
  const dead = fakeAdapter('emporix', [], { find: silent });

  it('is a labelled answer with its cause; the others answer long before it', async () => {
    const { a, b, order } = await answers([
      ['b', dead],
      ['a', fakeAdapter('norce', [maja])],
    ]);
    expect(order).toEqual(['a', 'b']);
    expect(a?.state).toBe('rows');
    expect(b).toEqual({ state: 'failed', failure: { code: 'timeout' }, retryable: true });
  });

  it.each([
    [{ code: 'offline', cause: 'dns' }, true],
    [{ code: 'rate-limited', retryAt: '2027-01-15T08:00:00.000Z' }, true],
    [{ code: 'unavailable', cause: '5xx', status: 503, retryAt: null }, true],
    [{ code: 'credentials-rejected', key: 'invalid_client' }, false],
    [{ code: 'forbidden', missingScope: 'customer_read' }, false],
  ] as const)('is told as it is: %j', async (failure, retryable) => {
    const adapter = fakeAdapter('norce', [], { find: () => Promise.reject(fail(failure)) });
    const { a } = await answers([['a', adapter]]);
    expect(a).toEqual({ state: 'failed', failure, retryable });
  });

  it('is a skipped connection where the agent or an administrator has to act first', async () => {
    const { a, b } = await answers([
      ['a', { code: 'misconfigured', cause: 'credentials-missing', field: 'clientSecret' }],
      ['b', { code: 'keychain-locked' }],
    ]);
    expect(a).toEqual({ state: 'skipped', reason: 'misconfigured' });
    expect(b).toEqual({ state: 'skipped', reason: 'keychain' });
  });

  it('never takes the other rows with it, even when it is a bug', async () => {
    const broken = fakeAdapter('norce', [], { find: () => Promise.reject(new TypeError('CANARY-SECRET-1')) });
    const { a, b, bugs } = await answers([
      ['b', broken],
      ['a', fakeAdapter('norce', [maja])],
    ]);
    expect(a?.state).toBe('rows');
    expect(b).toMatchObject({ state: 'failed', failure: { code: 'vendor-error' } });
    expect(JSON.stringify(b)).not.toContain('CANARY');
    expect(bugs).toHaveLength(1);
  });
});

it('ends at once when a newer look-up takes over, and the vendors are told', async () => {
  let vendorSignal: AbortSignal | null = null;
  const adapter = fakeAdapter('norce', [], {
    find: (_key, signal) => {
      vendorSignal = signal;
      return silent();
    },
  });
  const { service } = open([['a', adapter]], 60_000);
  const leave = new AbortController();
  const work = collect(service.find({ query: 'maja' }, leave.signal));
  await new Promise((resolve) => setTimeout(resolve, 20));
  leave.abort();
  await expect(work).resolves.toEqual([expect.objectContaining({ type: 'started' })]);
  expect(vendorSignal).toMatchObject({ aborted: true });
});

it('gives the same set of answers in whatever order the vendors answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 4, 8, 12], { minLength: 4 }), async (delays) => {
      const list = delays.map((delay, index): FakeConnection => {
        const find = async () => {
          await new Promise((resolve) => setTimeout(resolve, delay));
          return [maja];
        };
        return [`c${index}`, fakeAdapter('norce', [], { find })];
      });
      const { events, order } = await answers(list);
      expect(events.at(-1)).toMatchObject({ type: 'done' });
      expect([...order].sort()).toEqual(['c0', 'c1', 'c2', 'c3']);
    }),
    { numRuns: 12 },
  );
});
