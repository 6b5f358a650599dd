import { describe, expect, it } from 'vitest';
import { stepOfFailure } from '../../../../src/main/connections/test-steps';
import type { ConnectionDraft } from '../../../../src/shared/domain/connection';
import type { Failure } from '../../../../src/shared/domain/failure';
import { connectionDesk, eventsOf, resultOf, stepsOf } from '../../../fakes/connection-desk';
import { failureOf } from '../../../fakes/failure-of';

const never = new AbortController().signal;
const draft: ConnectionDraft = {
  name: 'Shop',
  vendor: 'norce',
  colour: 'teal',
  config: { origin: 'https://shop.api-se.norce.tech', applicationId: 1, actorAccountId: 2 },
  secrets: { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' },
};
const json = (body: unknown, status = 200): Promise<Response> =>
  Promise.resolve(Response.json(body, { status, headers: { date: new Date(0).toUTCString() } }));
const refusing: typeof fetch = () => json({ error: 'invalid_client' }, 401);

describe('a test of a connection', () => {
  it('tells what was reached before the vendor refused the credentials, and which request that was', async () => {
    const { service, tests } = connectionDesk({ fetch: refusing });
    const { id } = await service.save(draft);
    const events = await eventsOf(tests.test(id, never));
    expect(stepsOf(events)).toEqual({ settings: 'ok', secrets: 'ok', reach: 'ok', tls: 'ok', token: 'failed' });
    expect(resultOf(events)).toMatchObject({ ok: false, failure: { code: 'credentials-rejected' } });
    expect(events.filter(({ type }) => type === 'call')).toMatchObject([{ method: 'POST', status: 401 }]);
    expect(JSON.stringify(events)).not.toContain('CANARY');
  });

  it('stops at a server that is not there', async () => {
    const { service, tests } = connectionDesk();
    const { id } = await service.save(draft);
    const events = await eventsOf(tests.test(id, never));
    expect(stepsOf(events)).toEqual({ settings: 'ok', secrets: 'ok', reach: 'failed' });
  });

  it('[SC-22] stops at a secret the keychain does not show, and sends nothing', async () => {
    const { service, tests, secretStore, requests } = connectionDesk();
    const { id } = await service.save(draft);
    await secretStore.delete({ service: 'keydesk', account: `connection/${id}/clientId` });
    const events = await eventsOf(tests.test(id, never));
    expect(stepsOf(events)).toEqual({ settings: 'ok', secrets: 'failed' });
    expect(resultOf(events).failure).toEqual({ code: 'keychain-locked' });
    expect(requests).toEqual([]);
  });

  it('ends when the agent leaves, however long the vendor takes', async () => {
    const { service, tests } = connectionDesk({ fetch: () => new Promise(() => undefined) });
    const { id } = await service.save(draft);
    const leaving = new AbortController();
    const work = eventsOf(tests.test(id, leaving.signal));
    setTimeout(() => leaving.abort(), 20);
    expect(await failureOf(work)).toEqual({ code: 'cancelled' });
  });

  it('is not for a connection that is not there', async () => {
    const { tests } = connectionDesk();
    expect(await failureOf(eventsOf(tests.test('nobody', never)))).toEqual({ code: 'not-found' });
  });
});

describe('a test before saving', () => {
  it('[SC-18] asks outside the page before typed secrets go to a host, once for test and save, and keeps nothing', async () => {
    const { service, tests, asked, settings, secretStore } = connectionDesk({ fetch: refusing });
    expect(stepsOf(await eventsOf(tests.testDraft(draft, never)))).toMatchObject({ token: 'failed' });
    expect(asked).toEqual([['https://shop.api-se.norce.tech']]);
    expect(settings.read().connections).toEqual([]);
    expect(secretStore.names()).toEqual([]);
    await service.save(draft);
    expect(asked).toHaveLength(1);
    const elsewhere = { ...draft, config: { ...draft.config, origin: 'https://other.example' } };
    await service.save(elsewhere);
    expect(asked.at(-1)).toEqual(['https://other.example']);
  });

  it('[SC-18] sends nothing to a host that was not confirmed', async () => {
    const { tests, requests } = connectionDesk({ fetch: refusing, confirm: false });
    expect(await failureOf(eventsOf(tests.testDraft(draft, never)))).toEqual({ code: 'cancelled' });
    expect(requests).toEqual([]);
  });

  it('[SC-20] takes stored secrets along to their own hosts only', async () => {
    const { service, tests, requests } = connectionDesk({ fetch: refusing });
    const { id } = await service.save(draft);
    const unchanged = { ...draft, id, secrets: {} };
    expect(stepsOf(await eventsOf(tests.testDraft(unchanged, never)))).toMatchObject({
      secrets: 'ok',
      token: 'failed',
    });
    const before = requests.length;
    const moved = { ...unchanged, config: { ...draft.config, origin: 'https://evil.example' } };
    const events = await eventsOf(tests.testDraft(moved, never));
    expect(resultOf(events).failure).toMatchObject({ cause: 'credentials-missing' });
    expect(requests).toHaveLength(before);
  });

  it.each([
    [{ config: { ...draft.config, origin: 'http://shop.example' } }, 'origin'],
    [{ secrets: { password: 'x' } }, 'secrets'],
  ])('refuses %j as saving does', async (change, field) => {
    const { tests, requests } = connectionDesk();
    expect(await failureOf(eventsOf(tests.testDraft({ ...draft, ...change }, never)))).toMatchObject({ field });
    expect(requests).toEqual([]);
  });
});

describe('stepOfFailure', () => {
  it.each<[Failure, string]>([
    [{ code: 'tls-untrusted', host: 'a.example' }, 'tls'],
    [{ code: 'proxy-auth' }, 'reach'],
    [{ code: 'forbidden', missingScope: null }, 'scopes'],
    [{ code: 'misconfigured', cause: 'store-hash', field: 'storeHash' }, 'tenant'],
    [{ code: 'misconfigured', cause: 'host-changed', field: null }, 'secrets'],
    [{ code: 'policy-denied', rule: 'allowedConnectionHosts' }, 'settings'],
    [{ code: 'clock-untrusted', offsetMs: 1 }, 'clock'],
  ])('puts %j where it belongs', (failure, step) => {
    expect(stepOfFailure(failure)).toBe(step);
  });
});
