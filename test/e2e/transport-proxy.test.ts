import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import { createAuthority, createHome, type Authority } from './support/certificates';
import { startCorporateProxy, type CorporateProxy } from './support/corporate-proxy';
import { openTransport, type Transport, type TransportReply } from './support/transport';
import { openVendorBehind, resolverSwitch, vendorName, type VendorBehind } from './support/vendor-behind';

const home = createHome();
if (home === null) console.info('left out: proxies before https vendors, which take `certutil` (libnss3-tools)');
const ada = { by: 'email', value: 'ada@example.test' };
const draft = { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' };

describe.skipIf(home === null)('a proxy of the company', () => {
  let authority: Authority;
  const opened: { close(): Promise<void> }[] = [];
  beforeAll(() => {
    authority = createAuthority();
    home?.trust(authority.root);
  });
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });
  afterAll(() => {
    authority.remove();
    home?.remove();
  });

  async function keep<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const made = await opening;
    opened.push(made);
    return made;
  }
  const openBehind = (...switches: readonly string[]): Promise<Transport> => {
    const options = { switches: [resolverSwitch, ...switches] };
    return keep(openTransport(home === null ? options : { ...options, home: home.path }));
  };
  const callOf =
    (transport: Transport, { connection }: VendorBehind) =>
    (method: 'find' | 'get' | 'register', ...args: readonly unknown[]): Promise<Omit<TransportReply, 'id'>> =>
      transport.send({ do: 'call', connection, method, args });

  /** Answers a proxy script, or 404 for none. */
  async function serveScript(text: string | null): Promise<string> {
    const server: Server = createServer((_, response) => {
      const head = { 'content-type': 'application/x-ns-proxy-autoconfig' };
      response.writeHead(text === null ? 404 : 200, head).end(text ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/proxy.pac`;
  }

  /** One vendor after the other, through one and the same Electron. */
  async function forEveryVendor(
    transport: Transport,
    check: (behind: VendorBehind, call: ReturnType<typeof callOf>) => Promise<void>,
  ): Promise<void> {
    for (const vendor of vendorIds) {
      const behind = await keep(openVendorBehind(vendor, authority.issue(vendorName)));
      await check(behind, callOf(transport, behind));
    }
  }

  it('[SC-32] is the way to every vendor, and sees their names and no credential', async () => {
    const proxy: CorporateProxy = await keep(startCorporateProxy());
    await forEveryVendor(await openBehind(`--proxy-server=${proxy.origin}`), async (behind, call) => {
      const before = proxy.asked.length;
      expect(await call('find', ada)).toMatchObject({ failure: null, value: [{ ref: { accountId: behind.id } }] });
      const asked = proxy.asked.slice(before);
      expect(behind.front.connections(), 'connections past the proxy').toBe(asked.length);
      for (const { target, headers } of asked) {
        expect(target).toBe(behind.host);
        expect(Object.keys(headers).sort()).toEqual(['host', 'proxy-connection', 'user-agent']);
        expect(headers['user-agent']).toBe('Keydesk/0.0.0');
      }
    });
    // And it sees nobody else: Chromium calls no one by itself.
    expect(proxy.asked.filter(({ target }) => !target.startsWith(vendorName))).toEqual([]);
  });

  it('[FT-18][SC-32] that wants a password is named at once, not asked again and given nothing', async () => {
    const proxy = await keep(startCorporateProxy());
    proxy.manner = 'asks-password';
    const transport = await openBehind(`--proxy-server=${proxy.origin}`);
    const sent = async (): Promise<unknown> => (await transport.send({ do: 'sent' })).value;
    await forEveryVendor(transport, async (behind, call) => {
      const [sentBefore, askedBefore] = [Number(await sent()), proxy.asked.length];
      expect(await call('get', behind.id)).toEqual({ value: null, failure: { code: 'proxy-auth' }, crash: null });
      // One call, for the token; BigCommerce has none and makes two reads of an account side by side.
      const calls = behind.connection.vendor === 'bigcommerce' ? 2 : 1;
      expect(await sent(), behind.connection.vendor).toBe(sentBefore + calls);
      // Not as many as calls: Chromium opens a second connection beside one that isn't there after 250 ms.
      expect(proxy.asked.length - askedBefore, behind.connection.vendor).toBeGreaterThanOrEqual(calls);
      expect(await call('register', draft)).toEqual({ value: null, failure: { code: 'proxy-auth' }, crash: null });
      expect(behind.front.connections()).toBe(0);
    });
    for (const { headers } of proxy.asked) {
      expect(Object.keys(headers)).not.toContain('proxy-authorization');
      expect(Object.keys(headers)).not.toContain('authorization');
    }
  });

  it.each(['hangs-up', 'cuts'] as const)(
    '[FT-18] that %s is a broken connection, and no way round it',
    async (manner) => {
      const proxy = await keep(startCorporateProxy());
      proxy.manner = manner;
      await forEveryVendor(await openBehind(`--proxy-server=${proxy.origin}`), async (behind, call) => {
        expect(await call('find', ada)).toMatchObject({
          failure: { code: 'unavailable', cause: 'reset' },
          crash: null,
        });
        expect(behind.front.connections()).toBe(0);
      });
    },
  );

  it('[FT-18] that is not there is named as the cause', async () => {
    const proxy = await startCorporateProxy();
    await proxy.close();
    await forEveryVendor(await openBehind(`--proxy-server=${proxy.origin}`), async (_, call) => {
      const expected = { value: null, failure: { code: 'offline', cause: 'proxy' }, crash: null };
      expect(await call('find', ada)).toEqual(expected);
      expect(await call('register', draft)).toEqual(expected);
    });
  });

  it.each([
    ['is not there', null],
    ['is broken', 'function FindProxyForURL( {'],
    ['throws', 'function FindProxyForURL() { throw new Error("no"); }'],
  ])('[FT-18] is left out where the script that names it %s', async (_, text) => {
    const transport = await openBehind(`--proxy-pac-url=${await serveScript(text)}`);
    await forEveryVendor(transport, async (behind, call) => {
      expect(await call('find', ada)).toMatchObject({ failure: null, value: [{ ref: { accountId: behind.id } }] });
    });
  });

  it('[FT-18] that a script names and that is not there is named as the cause', async () => {
    const script = await serveScript('function FindProxyForURL() { return "PROXY 127.0.0.1:9"; }');
    await forEveryVendor(await openBehind(`--proxy-pac-url=${script}`), async (_, call) => {
      expect(await call('find', ada)).toMatchObject({ failure: { code: 'offline', cause: 'proxy' }, crash: null });
    });
  });
});
