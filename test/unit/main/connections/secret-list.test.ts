import { describe, expect, it } from 'vitest';
import type { ConnectionDraft } from '../../../../src/shared/domain/connection';
import { connectionDesk } from '../../../fakes/connection-desk';
import { failureOf } from '../../../fakes/failure-of';

const draft: ConnectionDraft = {
  name: 'Mine',
  vendor: 'emporix',
  colour: 'red',
  config: { tenant: 'mine' },
  secrets: { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' },
};
const since = '2027-01-15T08:00:00.000Z';

describe('[SC-19] the list of secrets', () => {
  it('names those that should be there and since when, and never holds a value', async () => {
    const { service, secrets, known, clock } = connectionDesk();
    const { id } = await service.save(draft);
    clock.advance(60_000);
    await (await known.byId(id))?.secrets();
    const list = await secrets.list();
    const entry = { connection: { id, name: 'Mine', managed: false }, since, lastUsedAt: '2027-01-15T08:01:00.000Z' };
    expect(list.entries).toEqual([
      { ...entry, field: 'clientId', state: 'there' },
      { ...entry, field: 'clientSecret', state: 'there' },
      { connection: null, field: 'settings/mac', since: null, lastUsedAt: null, state: 'there' },
    ]);
    expect(JSON.stringify(list)).not.toContain('CANARY');
  });

  it('[SC-22] says what should be there and is not, and leaves it alone', async () => {
    const { service, secrets, secretStore, settings } = connectionDesk();
    const { id } = await service.save(draft);
    await secretStore.delete({ service: 'keydesk', account: `connection/${id}/clientId` });
    const before = settings.read();
    const { entries } = await secrets.list();
    expect(entries.map(({ field, state }) => [field, state])).toEqual([
      ['clientId', 'missing'],
      ['clientSecret', 'there'],
      ['settings/mac', 'there'],
    ]);
    expect(settings.read()).toEqual(before);
  });

  it('[FT-42] asks a keychain that fails once and not for every secret', async () => {
    const { service, secrets, secretStore } = connectionDesk();
    await service.save(draft);
    secretStore.failWith({ code: 'keychain-unresponsive' });
    const before = secretStore.calls.length;
    const list = await secrets.list();
    expect(list.problem).toEqual({ code: 'keychain-unresponsive' });
    expect(list.entries.every(({ state }) => state === 'unknown')).toBe(true);
    expect(secretStore.calls.length - before).toBeLessThanOrEqual(2);
  });

  it('replaces one with its hosts confirmed, and keeps the others and their dates', async () => {
    const { service, secrets, known, asked, clock } = connectionDesk();
    const { id } = await service.save(draft);
    clock.advance(86_400_000);
    await secrets.replace(id, 'clientSecret', 'CANARY-SECRET-3');
    expect(asked).toHaveLength(2);
    await expect((await known.byId(id))?.secrets()).resolves.toEqual({
      clientId: 'CANARY-SECRET-1',
      clientSecret: 'CANARY-SECRET-3',
    });
    const dates = (await secrets.list()).entries.map((entry) => entry.since);
    expect(dates).toEqual([since, '2027-01-16T08:00:00.000Z', null]);
  });

  it('forgets one: the connection says that it is missing, and the keychain has it no more', async () => {
    const { service, secrets, secretStore } = connectionDesk();
    const { id } = await service.save(draft);
    await secrets.forget(id, 'clientSecret');
    expect(secretStore.names()).not.toContain(`connection/${id}/clientSecret`);
    await expect(service.list()).resolves.toMatchObject([
      { problem: { cause: 'credentials-missing', field: 'clientSecret' } },
    ]);
    expect(await failureOf(secrets.forget('nobody', 'clientSecret'))).toEqual({ code: 'not-found' });
  });

  it('still lists one the keychain does not let go', async () => {
    const { service, secrets, secretStore, settings } = connectionDesk();
    const { id } = await service.save(draft);
    secretStore.failWith({ code: 'keychain-locked' });
    expect(await failureOf(secrets.forget(id, 'clientId'))).toEqual({ code: 'keychain-locked' });
    expect(settings.read().connections[0]?.secretFields).toContain('clientId');
  });
});

describe('[SC-28] moving secrets', () => {
  it('tells of another keychain than before until everything is in it, and moves nothing by itself', async () => {
    const before = connectionDesk({ backend: 'secret-service' });
    const { id } = await before.service.save(draft);
    expect((await before.secrets.list()).movedFrom).toBeNull();
    const after = connectionDesk({ backend: 'keychain', settings: () => before.settings });
    expect(await after.secrets.list()).toMatchObject({ backend: 'keychain', movedFrom: 'secret-service' });
    expect(after.secretStore.names()).toEqual([]);
    await after.service.save({ ...draft, id });
    expect((await after.secrets.list()).movedFrom).toBeNull();
  });

  it('puts what was typed for a session into the keychain, and lets go of it only then', async () => {
    const desk = connectionDesk({ policy: { sessionSecrets: true } });
    const { service, secrets, secretStore, known, breakKeychain } = desk;
    breakKeychain({ code: 'keychain-locked' });
    secretStore.failWith({ code: 'keychain-locked' });
    const { id } = await service.save(draft);
    expect((await secrets.list()).entries.map(({ state }) => state)).toEqual(['session', 'session']);
    breakKeychain(null);
    expect(await failureOf(secrets.keep(id))).toEqual({ code: 'keychain-locked' });
    await expect((await known.byId(id))?.secrets()).resolves.toEqual(draft.secrets);
    secretStore.failWith(null);
    await secrets.keep(id);
    expect((await secrets.list()).entries.map(({ state }) => state)).toEqual(['there', 'there', 'there']);
    await expect((await known.byId(id))?.secrets()).resolves.toEqual(draft.secrets);
  });

  it.each(['set', 'get', 'write'] as const)('loses nothing when it breaks off at any %s', async (step) => {
    for (let nth = 0; nth < 6; nth += 1) {
      let writes = 0;
      let failing = false;
      const desk = connectionDesk({
        policy: { sessionSecrets: true },
        settings: (inner) => ({
          ...inner,
          write: (settings) => {
            if (failing && step === 'write' && writes++ === nth) throw new Error('disk');
            inner.write(settings);
          },
        }),
      });
      desk.breakKeychain({ code: 'keychain-locked' });
      const { id } = await desk.service.save(draft);
      desk.breakKeychain(null);
      failing = true;
      const heal = step === 'write' ? () => undefined : failOnce(desk.secretStore, step, nth);
      await desk.secrets.keep(id).catch(() => undefined);
      heal();
      await expect((await desk.known.byId(id))?.secrets()).resolves.toEqual(draft.secrets);
    }
  });
});

/** Lets the nth call of a kind throw, once, until it is healed. */
function failOnce(
  store: ReturnType<typeof connectionDesk>['secretStore'],
  call: 'get' | 'set',
  nth: number,
): () => void {
  let seen = 0;
  const trip = (): void => {
    seen += 1;
    if (seen - 1 === nth) throw new Error('killed');
  };
  const { get, set } = { get: store.get.bind(store), set: store.set.bind(store) };
  if (call === 'get') {
    store.get = async (spec) => {
      trip();
      return await get(spec);
    };
  } else {
    store.set = async (spec, value) => {
      trip();
      await set(spec, value);
    };
  }
  return () => {
    Object.assign(store, { get, set });
  };
}
