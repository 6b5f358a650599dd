import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { makeCertificate } from '../fakes/certificates';
import { createAuthority, createHome, type Authority } from './support/certificates';
import { openTransport, type Transport } from './support/transport';
import { openVendorBehind, resolverSwitch, vendorName as name, type VendorBehind } from './support/vendor-behind';

const home = createHome();
if (home === null) console.info('left out: certificates of a private authority, which take `certutil` (libnss3-tools)');

describe.skipIf(home === null)('certificates', () => {
  let authority: Authority;
  let stranger: Authority;
  let transport: Transport;
  /** The agent's own certificate. */
  let held: string;
  beforeAll(async () => {
    [authority, stranger] = [createAuthority(), createAuthority()];
    home?.trust(authority.root);
    const { file, fingerprint } = authority.issueClient('Agent 7');
    home?.hold(file);
    held = fingerprint;
    transport = await openTransport({ switches: [resolverSwitch], ...(home === null ? {} : { home: home.path }) });
  });
  afterAll(async () => {
    await transport.close();
    authority.remove();
    stranger.remove();
    home?.remove();
  });

  const open: VendorBehind[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  const vendorBehind = async (vendor: VendorId, options: Parameters<typeof openVendorBehind>[1]) => {
    const behind = await openVendorBehind(vendor, options);
    open.push(behind);
    const call = (method: 'find' | 'register', ...args: readonly unknown[]) =>
      transport.send({ do: 'call', connection: behind.connection, method, args });
    return { ...behind, call };
  };
  const ada = { by: 'email', value: 'ada@example.test' };

  describe.each(vendorIds)('%s', (vendor) => {
    it('[SC-31] is reached where the company’s own authority vouches for it', async () => {
      const { call, id } = await vendorBehind(vendor, authority.issue(name));
      expect(await call('find', ada)).toMatchObject({
        failure: null,
        crash: null,
        value: [{ ref: { accountId: id } }],
      });
    });

    const bad = {
      'signed by itself': () => makeCertificate({ names: [name] }),
      expired: () => authority.issue(name, { from: -10, until: -1 }),
      'not yet valid': () => authority.issue(name, { from: 2, until: 20 }),
      'for another host': () => authority.issue('other.vendor.test'),
      'of an unknown authority': () => stranger.issue(name),
    };
    it.each(Object.entries(bad))('[FT-17][SC-31] is not spoken to with a certificate %s', async (_, make) => {
      const { call, front, host } = await vendorBehind(vendor, await make());
      for (const method of ['find', 'register'] as const) {
        const given = method === 'find' ? ada : { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' };
        expect(await call(method, given)).toEqual({
          value: null,
          failure: { code: 'tls-untrusted', host },
          crash: null,
        });
      }
      expect(front.requests).toEqual([]);
    });

    it('[FT-17] is not spoken to over an old protocol', async () => {
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const { call, front, host } = await vendorBehind(vendor, { ...authority.issue(name), ...old });
      expect(await call('find', ada)).toMatchObject({ failure: { code: 'tls-untrusted', host }, crash: null });
      expect(front.requests).toEqual([]);
    });

    it('[FT-19][SC-33] gets no certificate when it asks for one, although the agent holds one that fits', async () => {
      const asking = { ...authority.issue(name), requestCert: true, rejectUnauthorized: false, ca: authority.root };
      const { call, front, host } = await vendorBehind(vendor, asking);
      const outcome = await call('find', ada);
      const { value: version } = await transport.send({ do: 'version' });
      // Before Electron 44 nobody is asked about requests of the main process, and the handshake ends instead.
      if (parseInt(String(version), 10) >= 44) expect(outcome).toMatchObject({ failure: null, crash: null });
      else expect(outcome).toEqual({ value: null, failure: { code: 'tls-untrusted', host }, crash: null });
      expect(front.requests.filter(({ clientCertificate }) => clientCertificate)).toEqual([]);
      expect(front.connections()).toBeGreaterThan(0);
    });

    it('[FT-19][SC-33] gets the certificate that the connection names', async () => {
      const { value: version } = await transport.send({ do: 'version' });
      if (parseInt(String(version), 10) < 44) {
        console.info(
          `left out at ${vendor}: a named client certificate, which takes Electron 44; this is ${String(version)}`,
        );
        return;
      }
      const asking = { ...authority.issue(name), requestCert: true, rejectUnauthorized: true, ca: authority.root };
      const { call, front, host, id } = await vendorBehind(vendor, asking);
      const named = { origins: [`https://${host}`], fingerprint: held };
      await transport.send({ do: 'name-certificate', named });
      expect(await call('find', ada)).toMatchObject({ failure: null, value: [{ ref: { accountId: id } }] });
      expect(front.requests.every(({ clientCertificate }) => clientCertificate)).toBe(true);
    });
  });
});
