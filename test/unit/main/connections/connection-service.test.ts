import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../../src/main/policy/policy';
import type { SettingsStore } from '../../../../src/main/settings/settings-store';
import type { ConnectionDraft, ProbeResult } from '../../../../src/shared/domain/connection';
import { fail } from '../../../../src/shared/domain/failure';
import { failureOf } from '../../../fakes/failure-of';
import { connectionDesk, eventsOf, resultOf } from '../../../fakes/connection-desk';
import type { MemorySecretStore } from '../../../fakes/memory-secret-store';

const never = new AbortController().signal;
const draft: ConnectionDraft = {
  name: 'Shop',
  vendor: 'norce',
  colour: 'teal',
  config: { origin: 'https://shop.api-se.norce.tech', applicationId: 1, actorAccountId: 2 },
  secrets: { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' },
};

function open(
  setting: {
    readonly settings?: (inner: SettingsStore) => SettingsStore;
    readonly confirm?: boolean;
    readonly policy?: Partial<Policy>;
  } = {},
) {
  const desk = connectionDesk(setting);
  const probe = async (id: string): Promise<ProbeResult> => resultOf(await eventsOf(desk.tests.test(id, never)));
  return { ...desk, probe };
}

const secretNames = (store: MemorySecretStore): readonly string[] =>
  store.names().filter((name) => name.startsWith('connection/'));

describe('saving a connection', () => {
  it('[SC-19] puts secrets into the keychain, the rest into the settings, and no secret anywhere else', async () => {
    const { service, settings, secretStore, journal } = open();
    const summary = await service.save(draft);
    expect(summary).toMatchObject({ name: 'Shop', host: 'https://shop.api-se.norce.tech', problem: null });
    expect(secretNames(secretStore)).toEqual([
      `connection/${summary.id}/clientId`,
      `connection/${summary.id}/clientSecret`,
    ]);
    const everythingElse = [settings.read(), summary, await service.get(summary.id), journal.records];
    expect(JSON.stringify(everythingElse)).not.toContain('CANARY');
    expect(settings.read().connections).toMatchObject([
      { secretFields: ['clientId', 'clientSecret'], secretOrigins: ['https://shop.api-se.norce.tech'] },
    ]);
  });

  it.each(['set', 'get'])('[SC-22][FT-41] leaves nothing behind when the keychain fails at some %s', async (call) => {
    let failures = 0;
    for (let nth = 0; nth < 8; nth += 1) {
      const { service, settings, secretStore } = open();
      failAt(secretStore, call, nth);
      const failure = await failureOf(service.save(draft));
      if (failure === null) continue;
      failures += 1;
      expect(failure).toEqual({ code: 'keychain-locked' });
      expect(settings.read().connections).toEqual([]);
      expect(secretNames(secretStore)).toEqual([]);
    }
    expect(failures).toBeGreaterThanOrEqual(4);
  });

  it('puts a replaced secret back when a later one is refused', async () => {
    const { service, secretStore, settings } = open();
    const { id } = await service.save(draft);
    const before = settings.read();
    failAt(secretStore, 'set', 1);
    const change = { ...draft, id, secrets: { clientId: 'new-1', clientSecret: 'new-2' } };
    expect(await failureOf(service.save(change))).toEqual({ code: 'keychain-locked' });
    const kept = await secretStore.get({ service: 'keydesk', account: `connection/${id}/clientId` });
    expect(kept).toBe('CANARY-SECRET-1');
    expect(settings.read()).toEqual(before);
  });

  it('[FT-50] takes the secrets back when the settings cannot be written', async () => {
    const { service, secretStore } = open({
      settings: (inner) => ({
        ...inner,
        write: () => {
          throw fail({ code: 'misconfigured', cause: 'setting', field: 'settings.file' });
        },
      }),
    });
    expect(await failureOf(service.save(draft))).toMatchObject({ field: 'settings.file' });
    expect(secretNames(secretStore)).toEqual([]);
  });

  it('keeps the secrets that are not typed again', async () => {
    const { service, secretStore } = open();
    const { id } = await service.save(draft);
    await service.save({ ...draft, id, name: 'Shop 2', secrets: {} });
    expect(secretNames(secretStore)).toHaveLength(2);
    await expect(service.get(id)).resolves.toMatchObject({
      summary: { name: 'Shop 2', problem: null },
      secretsPresent: ['clientId', 'clientSecret'],
    });
  });

  it('[SC-18] asks outside the page before secrets may go to a host, and saves nothing without a yes', async () => {
    const { service, asked, settings, secretStore } = open({ confirm: false });
    expect(await failureOf(service.save(draft))).toEqual({ code: 'cancelled' });
    expect(asked).toEqual([['https://shop.api-se.norce.tech']]);
    expect(settings.read().connections).toEqual([]);
    expect(secretNames(secretStore)).toEqual([]);
  });

  it('asks nothing when only the name changes', async () => {
    const { service, asked } = open();
    const { id } = await service.save(draft);
    await service.save({ ...draft, id, name: 'Other', secrets: {} });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{ config: { ...draft.config, origin: 'http://shop.example' } }, 'origin'],
    [{ config: { ...draft.config, origin: 'https://127.0.0.1' } }, 'origin'],
    [{ config: { ...draft.config, origin: 'https://intranet' } }, 'origin'],
    [{ config: { ...draft.config, applicationId: 'x' } }, 'applicationId'],
    [{ config: { ...draft.config, extra: 'x' } }, 'extra'],
    [{ config: { origin: 'https://shop.example' } }, 'applicationId'],
  ])('[SC-30] refuses %j and names the field', async (change, field) => {
    const { service, asked } = open();
    expect(await failureOf(service.save({ ...draft, ...change }))).toMatchObject({ code: 'misconfigured', field });
    expect(asked).toEqual([]);
  });

  it('refuses a secret the vendor does not have, another vendor, and a connection that is not there', async () => {
    const { service } = open();
    expect(await failureOf(service.save({ ...draft, secrets: { password: 'x' } }))).toMatchObject({ field: 'secrets' });
    const { id } = await service.save(draft);
    expect(await failureOf(service.save({ ...draft, id, vendor: 'emporix' }))).toMatchObject({ field: 'vendor' });
    expect(await failureOf(service.save({ ...draft, id: 'nobody' }))).toEqual({ code: 'not-found' });
    expect(await failureOf(service.save({ ...draft, id: 'norce' }))).toEqual({ code: 'not-found' });
  });
});

describe('a changed host', () => {
  const elsewhere = { ...draft.config, origin: 'https://evil.example' };

  it('[SC-20] voids the secrets when the agent changes it, and asks with the new host', async () => {
    const { service, asked, secretStore } = open();
    const { id } = await service.save(draft);
    const summary = await service.save({ ...draft, id, config: elsewhere, secrets: {} });
    expect(asked.at(-1)).toEqual(['https://evil.example']);
    expect(summary.problem).toEqual({ code: 'misconfigured', cause: 'credentials-missing', field: 'clientId' });
    expect(secretNames(secretStore)).toEqual([]);
  });

  it('[SC-20][BI-46] sends nothing when the settings file was changed, not even with its own list of origins', async () => {
    const { service, probe, settings, requests } = open();
    const { id } = await service.save(draft);
    const forge = (change: { readonly secretOrigins?: string[] }): void =>
      settings.write({
        ...settings.read(),
        connections: settings.read().connections.map((one) => ({ ...one, config: elsewhere, ...change })),
      });
    forge({});
    await expect(probe(id)).resolves.toMatchObject({ ok: false, failure: { cause: 'host-changed' } });
    forge({ secretOrigins: ['https://evil.example'] });
    await expect(probe(id)).resolves.toMatchObject({ ok: false, failure: { cause: 'host-changed' } });
    expect(requests).toEqual([]);
  });

  it('[SC-22][FT-41] calls a keychain that shows nothing locked, and not the hosts changed', async () => {
    const { service, probe, secretStore, requests } = open();
    const { id } = await service.save(draft);
    const get = secretStore.get.bind(secretStore);
    secretStore.get = () => Promise.resolve(null);
    await expect(probe(id)).resolves.toMatchObject({ ok: false, failure: { code: 'keychain-locked' } });
    expect(requests).toEqual([]);
    secretStore.get = get;
    expect((await service.get(id)).secretsPresent).toEqual(['clientId', 'clientSecret']);
  });

  it('[SC-20][BI-46] is not blessed by saving the forged record again', async () => {
    const { service, settings, secretStore, asked } = open();
    const { id } = await service.save(draft);
    settings.write({
      ...settings.read(),
      connections: settings
        .read()
        .connections.map((one) => ({ ...one, config: elsewhere, secretOrigins: ['https://evil.example'] })),
    });
    const summary = await service.save({ ...draft, id, config: elsewhere, name: 'Renamed', secrets: {} });
    expect(asked.at(-1)).toEqual(['https://evil.example']);
    expect(summary.problem).toMatchObject({ cause: 'credentials-missing' });
    expect(secretNames(secretStore)).toEqual([]);
  });
});

describe('a connection', () => {
  it('[SC-22] with a secret the keychain does not show is locked, never unconfigured', async () => {
    const { service, probe, secretStore, requests } = open();
    const { id } = await service.save(draft);
    await secretStore.delete({ service: 'keydesk', account: `connection/${id}/clientSecret` });
    await expect(probe(id)).resolves.toMatchObject({ ok: false, failure: { code: 'keychain-locked' } });
    expect(requests).toEqual([]);
  });

  it('says why it cannot be used without a keychain', async () => {
    const { service, breakKeychain } = open();
    await service.save(draft);
    breakKeychain({ code: 'keychain-absent' });
    await expect(service.list()).resolves.toMatchObject([{ problem: { code: 'keychain-absent' }, capabilities: null }]);
  });

  it('sends its secrets to its own host only', async () => {
    const { service, probe, requests } = open();
    const { id } = await service.save(draft);
    await expect(probe(id)).resolves.toMatchObject({
      ok: false,
      failure: { code: 'offline', cause: 'dns' },
    });
    expect(requests.length).toBeGreaterThan(0);
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set(['https://shop.api-se.norce.tech']));
  });

  it('takes its secrets along when it is removed', async () => {
    const { service, secretStore, settings } = open();
    const { id } = await service.save(draft);
    await service.remove(id);
    expect(secretNames(secretStore)).toEqual([]);
    expect(settings.read().connections).toEqual([]);
    expect(await failureOf(service.get(id))).toEqual({ code: 'not-found' });
  });

  it('stays when the keychain does not let its secrets go', async () => {
    const { service, secretStore } = open();
    const { id } = await service.save(draft);
    secretStore.failWith({ code: 'keychain-locked' });
    expect(await failureOf(service.remove(id))).toEqual({ code: 'keychain-locked' });
    await expect(service.get(id)).resolves.toMatchObject({ summary: { id } });
  });
});

/** Lets the nth call of a kind fail, once; everything before and after works, as with a keychain that locks in between. */
function failAt(store: MemorySecretStore, call: string, nth: number): void {
  let seen = 0;
  const failing = { code: 'keychain-locked' } as const;
  const original = { get: store.get.bind(store), set: store.set.bind(store) };
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    seen += 1;
    if (seen - 1 === nth) throw fail(failing);
    return await work();
  };
  if (call === 'get') store.get = (spec) => counted(() => original.get(spec));
  else store.set = (spec, value) => counted(() => original.set(spec, value));
}
