import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../../src/main/policy/policy';
import type { ConnectionDraft } from '../../../../src/shared/domain/connection';
import { connectionDesk } from '../../../fakes/connection-desk';
import { failureOf } from '../../../fakes/failure-of';

const preset: Policy['connections'][number] = {
  id: '6f1a8a52-3c1f-4f8e-9d53-5f7c0a3b9d01',
  name: 'Main shop',
  vendor: 'emporix',
  colour: 'teal',
  config: { tenant: 'mainshop' },
};
const own: ConnectionDraft = {
  name: 'Mine',
  vendor: 'emporix',
  colour: 'red',
  config: { tenant: 'mine' },
  secrets: { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' },
};

describe("the policy's connections", () => {
  it('are there on every desk; the agent enters their secrets and changes nothing else', async () => {
    const { service, settings, asked } = connectionDesk({ policy: { connections: [preset] } });
    await expect(service.list()).resolves.toMatchObject([
      { id: preset.id, managed: true, problem: { cause: 'credentials-missing' } },
    ]);
    const summary = await service.save({ ...own, id: preset.id, config: { tenant: 'elsewhere' } });
    expect(summary).toMatchObject({ name: 'Main shop', colour: 'teal', managed: true, problem: null });
    expect(asked).toEqual([['https://api.emporix.io']]);
    expect(settings.read().connections).toMatchObject([{ id: preset.id, config: { tenant: 'mainshop' } }]);
    expect(await failureOf(service.remove(preset.id))).toEqual({ code: 'policy-denied', rule: 'connections' });
    await expect(service.list()).resolves.toHaveLength(1);
  });

  it('[SC-20] want their secrets anew when the policy names another host', async () => {
    const first = connectionDesk({ policy: { connections: [preset] } });
    await first.service.save({ ...own, id: preset.id });
    const moved = { ...preset, config: { tenant: 'mainshop', origin: 'https://api.other.example' } };
    const second = connectionDesk({ policy: { connections: [moved] }, settings: () => first.settings });
    await expect(second.service.list()).resolves.toMatchObject([{ problem: { cause: 'host-changed' } }]);
  });
});

describe("the policy's say over connections", () => {
  it('lets agents have none of their own, not even those of before', async () => {
    const before = connectionDesk();
    await before.service.save(own);
    const { service, files, settings } = connectionDesk({
      policy: { ownConnections: false },
      settings: () => before.settings,
    });
    const denied = { code: 'policy-denied', rule: 'ownConnections' };
    expect(await failureOf(service.save(own))).toEqual(denied);
    expect(await failureOf(files.readFile())).toEqual(denied);
    await expect(service.list()).resolves.toMatchObject([{ problem: denied }]);
    expect(service.overview()).toEqual({ mayAdd: false, removedTraining: [] });
    const [mine] = settings.read().connections;
    await service.remove(mine?.id ?? '');
    await expect(service.list()).resolves.toEqual([]);
  });

  it('keeps connections to the hosts it allows', async () => {
    const policy = {
      allowedConnectionHosts: ['api.emporix.io', 'abc.api.commercecloud.salesforce.com', 'account.demandware.com'],
    };
    const { service, asked } = connectionDesk({ policy });
    const elsewhere = { ...own, config: { ...own.config, origin: 'https://evil.example' } };
    const denied = { code: 'policy-denied', rule: 'allowedConnectionHosts' };
    expect(await failureOf(service.save(elsewhere))).toEqual(denied);
    expect(asked).toEqual([]);
    await expect(service.save(own)).resolves.toMatchObject({ problem: null });
    const salesforce = (shortCode: string): ConnectionDraft => ({
      name: 'Site',
      vendor: 'salesforce-b2c',
      colour: 'blue',
      config: { shortCode, organizationId: 'f_ecom_zzte_053', siteId: 'RefArch' },
      secrets: {},
    });
    await expect(service.save(salesforce('abc'))).resolves.toMatchObject({ vendor: 'salesforce-b2c' });
    expect(await failureOf(service.save(salesforce('evil')))).toEqual(denied);
  });

  it('takes the training stores away', async () => {
    const { service } = connectionDesk({ training: true, policy: { trainingStores: false } });
    await expect(service.list()).resolves.toEqual([]);
  });
});

describe('[SC-23] secrets for this session', () => {
  const broken = { code: 'keychain-absent' } as const;

  it('are refused unless the policy allows them', async () => {
    const { service, secretStore, breakKeychain } = connectionDesk();
    breakKeychain(broken);
    secretStore.failWith(broken);
    expect(await failureOf(service.save(own))).toEqual(broken);
  });

  it('work without a keychain, are written nowhere, and are gone with the program', async () => {
    const { service, secretStore, settings, known, breakKeychain } = connectionDesk({
      policy: { sessionSecrets: true },
    });
    breakKeychain(broken);
    secretStore.failWith(broken);
    const summary = await service.save(own);
    expect(summary.problem).toBeNull();
    await expect((await known.byId(summary.id))?.secrets()).resolves.toEqual(own.secrets);
    expect(JSON.stringify(settings.read())).not.toContain('CANARY');
    const next = connectionDesk({ policy: { sessionSecrets: true }, settings: () => settings });
    await expect(next.service.list()).resolves.toMatchObject([{ problem: { cause: 'credentials-missing' } }]);
  });
});

describe('the list', () => {
  it('keeps the order the agent gave it, and puts what is new last', async () => {
    const { service } = connectionDesk({ training: true });
    const { id } = await service.save(own);
    service.reorder([id, 'salesforce-b2c', 'nobody']);
    const names = async (): Promise<unknown> => (await service.list()).map((connection) => connection.id);
    expect(await names()).toEqual([id, 'salesforce-b2c', 'norce', 'emporix', 'bigcommerce']);
    const second = await service.save({ ...own, name: 'Second' });
    expect(await names()).toEqual([id, 'salesforce-b2c', 'norce', 'emporix', 'bigcommerce', second.id]);
  });

  it('gives training stores back that were taken off', async () => {
    const { service, trainingWanted } = connectionDesk({ training: true });
    await service.remove('emporix');
    expect(service.overview()).toEqual({ mayAdd: true, removedTraining: ['emporix'] });
    await expect(service.list()).resolves.toHaveLength(3);
    service.restoreTraining(['emporix']);
    await expect(service.list()).resolves.toHaveLength(4);
    expect(trainingWanted()).toBe(1);
  });
});

describe('what the policy lets nobody do', () => {
  it('is not offered to the window, and what the vendor itself lacks keeps its own reason', async () => {
    const { service } = connectionDesk({ policy: { allowedActions: ['deactivate', 'reset-mailed'] } });
    const { capabilities } = await service.save({ ...own, vendor: 'emporix' });
    const byPolicy = { offer: 'no', reason: 'policy' };
    expect(capabilities?.access).toMatchObject({ activate: byPolicy, deactivate: { offer: 'yes' } });
    expect(capabilities?.resets.forced.capability).toEqual({ offer: 'no', reason: 'no-forced-reset' });
  });

  it('is nothing without a policy', async () => {
    const { service } = connectionDesk();
    expect(JSON.stringify(await service.save(own))).not.toContain('"policy"');
  });
});
