import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailServerSettings } from '../../../../src/main/hand-over/mail-settings';
import { mailSecret } from '../../../../src/main/secrets/secret-store';
import type { MailSettings } from '../../../../src/shared/domain/mail-settings';
import { makeCertificate, type TestCertificate } from '../../../fakes/certificates';
import { emptySettings } from '../../../fakes/empty-settings';
import { failureOf } from '../../../fakes/failure-of';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { startMailServer, type MailServerBench } from '../../../fakes/mail-server';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { createMemorySecretStore } from '../../../fakes/memory-secret-store';
import { createMemorySettingsStore } from '../../../fakes/memory-settings-store';
import { mail, never, secret } from './sender-bench';

let certificate: TestCertificate;
let server: MailServerBench;
beforeAll(async () => {
  certificate = await makeCertificate();
  server = await startMailServer({ tls: 'starttls', certificate, account: { user: 'keydesk', password: secret } });
});
afterAll(() => server.close());

let plain: MailSettings;
beforeEach(() => {
  plain = {
    ...{ host: '127.0.0.1', port: server.port, security: 'starttls', user: 'keydesk' },
    ...{ fromName: 'Nordic Shop', fromAddress: 'service@shop.example', brandName: null },
  };
});

function open({ allowed = true, confirmed = true } = {}) {
  const settings = createMemorySettingsStore(emptySettings());
  const secretStore = createMemorySecretStore();
  const journal = createMemoryJournal();
  const asked: unknown[] = [];
  const service = createMailServerSettings({
    ...{ settings, secretStore, journal, allowed, clock: createFixedClock(), trustedRoots: [certificate.cert] },
    confirmHosts: (question) => {
      asked.push(question);
      return Promise.resolve(confirmed);
    },
  });
  return { service, settings, secretStore, journal, asked };
}

describe('the mail server of the settings', () => {
  it('[SC-11][SC-19] is kept without its secret, which lies in the keychain, and can be tried', async () => {
    const { service, settings, secretStore } = open();
    await expect(service.save(plain, secret)).resolves.toEqual({ settings: plain, signInStored: true, allowed: true });
    expect(JSON.stringify(settings.read())).not.toContain(secret);
    expect(await secretStore.get(mailSecret)).toContain(secret);
    await expect(service.test(never)).resolves.toEqual({ host: '127.0.0.1' });
    expect(server.mails).toEqual([]);
  });

  it('[SC-18] is confirmed outside the window, host by host', async () => {
    const { service, asked } = open();
    await service.save(plain, secret);
    await service.save({ ...plain, brandName: 'Nordic' }, undefined);
    expect(asked).toEqual([{ connection: 'Nordic Shop', hosts: [`smtp+starttls://127.0.0.1:${server.port}`] }]);
    const refused = open({ confirmed: false });
    expect(await failureOf(refused.service.save(plain, secret))).toEqual({ code: 'cancelled' });
    expect(refused.service.state().settings).toBeNull();
    expect(await refused.secretStore.get(mailSecret)).toBeNull();
  });

  it('[SC-20] forgets the secret when the server changes', async () => {
    const { service, secretStore } = open();
    await service.save(plain, secret);
    await expect(service.save({ ...plain, host: 'mail.evil.example' }, undefined)).resolves.toMatchObject({
      signInStored: false,
    });
    expect(await secretStore.get(mailSecret)).toBeNull();
  });

  it('[SC-20] gives the secret to no server that the settings file was edited to', async () => {
    const { service, settings } = open();
    await service.save(plain, secret);
    const account = { user: 'keydesk', password: secret };
    const other = await startMailServer({ tls: 'starttls', certificate, account });
    const edited = { ...plain, port: other.port };
    const read = settings.read();
    settings.write({ ...read, mail: { server: edited, secretOrigin: `smtp+starttls://127.0.0.1:${other.port}` } });
    expect(await failureOf(service.test(never))).toMatchObject({ code: 'misconfigured', cause: 'host-changed' });
    settings.write({ ...read, mail: { ...read.mail, server: edited } });
    expect(await failureOf(service.test(never))).toMatchObject({ code: 'misconfigured', cause: 'credentials-missing' });
    expect(other.tries).toEqual([]);
    await other.close();
  });

  it('[SC-22] says that the keychain is locked when it has nothing for a secret that should be there', async () => {
    const { service, secretStore } = open();
    await service.save(plain, secret);
    await secretStore.delete(mailSecret);
    expect(await failureOf(service.test(never))).toEqual({ code: 'keychain-locked' });
  });

  it('is not offered where the policy turns it off', async () => {
    const { service } = open({ allowed: false });
    expect(service.state()).toMatchObject({ allowed: false });
    expect(await failureOf(service.save(plain, secret))).toEqual({ code: 'policy-denied', rule: 'mailServer' });
    expect(await failureOf(service.test(never))).toEqual({ code: 'policy-denied', rule: 'mailServer' });
  });

  it('goes with its secret, and the journal has both', async () => {
    const { service, secretStore, journal } = open();
    await service.save(plain, secret);
    await expect(service.remove()).resolves.toMatchObject({ settings: null, signInStored: false });
    expect(await secretStore.get(mailSecret)).toBeNull();
    expect(journal.records.map((record) => record.kind === 'event' && record.event.act)).toEqual([
      'secret.set',
      'secret.delete',
    ]);
    expect(await failureOf(service.test(never))).toMatchObject({ code: 'misconfigured', cause: 'setting' });
  });

  it.each<[Partial<MailSettings>, string]>([
    [{ host: 'mail shop' }, 'host'],
    [{ fromAddress: 'a@x.example, b@x.example' }, 'from'],
  ])('refuses %j', async (changes, field) => {
    const failure = await failureOf(open().service.save({ ...plain, ...changes }, secret));
    expect(failure).toEqual({ code: 'misconfigured', cause: 'setting', field });
  });

  it('mails without a sign-in where the server takes that', async () => {
    const free = await startMailServer({ tls: 'implicit', certificate });
    const { service } = open();
    await service.save({ ...plain, port: free.port, security: 'implicit-tls', user: null }, undefined);
    await service.open().sender.send(mail, never);
    expect(free.mails).toHaveLength(1);
    await free.close();
  });
});
