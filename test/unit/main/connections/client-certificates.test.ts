import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseCertificate, createClientCertificates } from '../../../../src/main/connections/client-certificates';
import { createHostSeals } from '../../../../src/main/connections/host-seals';
import { clientCertificateSetting } from '../../../../src/main/vendors/http/client-certificate';
import { vendorDefinitions } from '../../../../src/main/vendors/registry';
import { vendorIds } from '../../../../src/shared/domain/vendor';
import { makeCertificate } from '../../../fakes/certificates';
import { connectionDesk } from '../../../fakes/connection-desk';

const shop = 'https://api.shop.example';
interface Card {
  readonly data: string;
  readonly fingerprint: string;
}
let mine: Card;
let other: Card;
beforeAll(async () => {
  const make = async (name: string): Promise<Card> => {
    const { cert } = await makeCertificate({ names: [name] });
    return { data: cert, fingerprint: new X509Certificate(cert).fingerprint256 };
  };
  [mine, other] = [await make('agent-7'), await make('agent-8')];
});
const plain = (card: Card): string => clientCertificateSetting.parse(card.fingerprint);

describe('[SC-33] a client certificate', () => {
  const named = (changes: { origins?: readonly string[]; fingerprint?: string | null } = {}) => ({
    origins: [shop],
    fingerprint: plain(mine),
    ...changes,
  });

  it('is the one with exactly the named fingerprint, whichever way the host is written', () => {
    for (const place of ['api.shop.example:443', shop, `${shop}/path`]) {
      expect(chooseCertificate(place, [other, mine], [named()])).toBe(mine);
    }
  });

  it.each([
    'api.shop.example:8443',
    'http://api.shop.example',
    'shop.example:443',
    'api.shop.example.evil.test:443',
    '',
    'https://',
  ])('is shown to no other host: %s', (place) => {
    expect(chooseCertificate(place, [mine], [named()])).toBeNull();
  });

  it('is none where no connection names one, where it is not offered, and where what is offered can’t be read', () => {
    expect(chooseCertificate(shop, [mine, other], [])).toBeNull();
    expect(chooseCertificate(shop, [mine, other], [named({ fingerprint: null })])).toBeNull();
    expect(chooseCertificate(shop, [other], [named()])).toBeNull();
    expect(chooseCertificate(shop, [{ data: 'no certificate' }], [named()])).toBeNull();
  });

  it('is none where connections of one host don’t agree: they share its TLS sessions', () => {
    expect(chooseCertificate(shop, [mine, other], [named(), named({ fingerprint: plain(other) })])).toBeNull();
    expect(chooseCertificate(shop, [mine, other], [named(), named({ fingerprint: null })])).toBeNull();
    const elsewhere = named({ origins: ['https://api.other.example'], fingerprint: plain(other) });
    expect(chooseCertificate(shop, [mine, other], [named(), elsewhere])).toBe(mine);
  });
});

describe('the setting of a connection', () => {
  it('is a fingerprint with or without colons, at every vendor', () => {
    expect(plain(mine)).toMatch(/^[0-9a-f]{64}$/u);
    expect(clientCertificateSetting.parse(plain(mine).toUpperCase())).toBe(plain(mine));
    for (const bad of ['', 'agent-7', plain(mine).slice(1), `${plain(mine)}0`]) {
      expect(clientCertificateSetting.safeParse(bad).success).toBe(false);
    }
    for (const vendor of vendorIds) {
      expect(Object.keys(vendorDefinitions[vendor].configSchema.shape)).toContain('clientCertificate');
    }
  });

  async function desk(config: Readonly<Record<string, string>>) {
    const { service, files, settings, secretStore, saved } = connectionDesk();
    const { id } = await service.save({
      name: 'Shop',
      vendor: 'emporix',
      colour: 'teal',
      config: { tenant: 'shop', origin: shop, ...config },
      secrets: { clientId: 'CANARY-SECRET-1', clientSecret: 'CANARY-SECRET-2' },
    });
    const certificates = createClientCertificates({
      settings,
      policy: { connections: [] },
      vendors: vendorDefinitions,
      seals: createHostSeals(secretStore),
    });
    return { certificates, settings, files, id, saved };
  }

  it('[SC-33] decides what its host is shown, and travels with an export', async () => {
    const { certificates, files, id, saved } = await desk({ clientCertificate: mine.fingerprint });
    await expect(certificates.choose('api.shop.example:443', [other, mine])).resolves.toBe(mine);
    await expect(certificates.choose('api.other.example:443', [other, mine])).resolves.toBeNull();
    await files.exportFile([id]);
    expect(saved.join().replaceAll(':', '').toLowerCase()).toContain(plain(mine));
  });

  it('[SC-33] is left out: no certificate', async () => {
    const { certificates } = await desk({});
    await expect(certificates.choose('api.shop.example:443', [other, mine])).resolves.toBeNull();
  });

  it('[SC-33][BI-46] counts for nothing when the file was changed behind our back', async () => {
    const { certificates, settings } = await desk({ clientCertificate: mine.fingerprint });
    const before = settings.read();
    const connections = before.connections.map((connection) => ({
      ...connection,
      config: { ...connection.config, clientCertificate: other.fingerprint },
    }));
    settings.write({ ...before, connections });
    await expect(certificates.choose('api.shop.example:443', [other, mine])).resolves.toBeNull();
  });
});
