import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceClient, storefrontClient } from '../../../conformance/emporix/raw';
import { useEmporix } from './open';

const emulator = useEmporix();

describe('configuration of the training store', () => {
  const path = '/configuration/{tenant}/configurations/customer.passwordreset.redirecturl';

  it('tells and changes one value at its version', async () => {
    const admin = await serviceClient(emulator());
    const before = await (await admin.call('GET', path)).json();
    expect(before).toMatchObject({
      key: 'customer.passwordreset.redirecturl',
      value: 'http://127.0.0.1:9/reset#c=emporix&t=',
    });
    const put = (body: object) => admin.call('PUT', path, { ...(before as object), ...body });
    expect((await put({ value: 'https://shop.example/r?token=' })).status).toBe(200);
    expect((await put({ value: 'https://late.example/' })).status).toBe(409);
    expect((await put({ key: 'other' })).status).toBe(400);
    expect((await admin.call('GET', '/configuration/{tenant}/configurations/nothing')).status).toBe(404);
    await (
      await storefrontClient(emulator())
    ).call('POST', '/customer/{tenant}/password/reset', { email: 'maja@example.test' });
    expect(emulator().outbox.all()[0]?.link).toMatch(/^https:\/\/shop\.example\/r\?token=[\w-]{64}$/u);
  });
});

describe('mail and webhooks of the training store', () => {
  const received: { url: string; headers: Record<string, unknown>; body: string }[] = [];
  const receiver = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      if (incoming.method === 'POST') received.push({ url: incoming.url ?? '', headers: incoming.headers, body });
      outgoing.writeHead(200).end();
    });
  });
  let relay = '';
  beforeEach(async () => {
    received.length = 0;
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    relay = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}`;
  });
  afterEach(async () => {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const requestReset = async () => {
    const storefront = await storefrontClient(emulator());
    await storefront.call('POST', '/customer/{tenant}/password/reset', { email: 'maja@example.test', site: 'main' });
  };
  const subscribe = async (
    action: 'SUBSCRIBE' | 'UNSUBSCRIBE',
    metadata?: { version: number },
  ): Promise<readonly [number, unknown]> => {
    const admin = await serviceClient(emulator());
    const item = { eventType: 'customer.password-reset', action, ...(metadata === undefined ? {} : { metadata }) };
    const answer = await admin.call('PATCH', '/webhook/{tenant}/event-subscriptions', [item]);
    return [answer.status, await answer.json()];
  };
  const configuration = (destinationUrl: string) => ({
    code: 'http',
    active: true,
    provider: 'HTTP',
    configuration: {
      eventsConfiguration: [{ eventType: 'customer.password-reset', destinationUrl, secretKey: 'k2', active: true }],
    },
  });

  it('sends the token, signed, to where the merchant wants it', async () => {
    const admin = await serviceClient(emulator());
    expect(await subscribe('SUBSCRIBE')).toEqual([
      207,
      [{ eventType: 'customer.password-reset', code: 200, status: 'OK' }],
    ]);
    expect((await admin.call('POST', '/webhook/{tenant}/config', configuration(`${relay}/reset`))).status).toBe(201);
    expect((await admin.call('POST', '/webhook/{tenant}/config', configuration(`${relay}/reset`))).status).toBe(409);
    await requestReset();
    await expect.poll(() => received.length).toBe(1);
    const [event] = received;
    const { token, ...rest } = JSON.parse(event?.body ?? '') as Record<string, string>;
    expect(rest).toEqual({ email: 'maja@example.test', site: 'main' });
    expect(emulator().outbox.all()[0]?.link).toContain(token ?? 'none');
    const signature = createHmac('sha256', 'k2')
      .update(event?.body ?? '')
      .digest('base64');
    expect(event?.headers['emporix-event-signature']).toBe(signature);
    expect(event?.headers['emporix-event-publish-time']).toEqual(expect.any(String));
  });

  it('shows its settings without the keys, and takes more endpoints', async () => {
    const admin = await serviceClient(emulator());
    await admin.call('PUT', '/webhook/{tenant}/config/http', configuration(`${relay}/one`));
    const value = { eventType: 'customer.password-reset', destinationUrl: `${relay}/two`, secretKey: 'k3' };
    const patch = [{ op: 'UPSERT', path: '/configuration/http/eventsConfigurationEntry', value }];
    expect((await admin.call('PATCH', '/webhook/{tenant}/config/http', patch)).status).toBe(204);
    const shown = await (await admin.call('GET', '/webhook/{tenant}/config/http')).text();
    expect(shown).toContain('/one');
    expect(shown).toContain('/two');
    expect(shown).not.toMatch(/k2|k3/u);
    await subscribe('SUBSCRIBE');
    await requestReset();
    await expect.poll(() => received.map(({ url }) => url).sort()).toEqual(['/one', '/two']);
  });

  it.each(['https://relay.example/x', 'http://10.0.0.1/x', 'http://127.0.0.1:9/x', 'file:///etc/passwd', 'x'])(
    'refuses to deliver to %s',
    async (url) => {
      const admin = await serviceClient(emulator());
      const answer = await admin.call('POST', '/webhook/{tenant}/config', configuration(url));
      expect([answer.status, await answer.json()]).toEqual([
        400,
        expect.objectContaining({ code: 400, status: 'Bad Request' }),
      ]);
    },
  );

  it('checks the version of a subscription and names unknown events', async () => {
    await subscribe('SUBSCRIBE', { version: 0 });
    expect(await subscribe('UNSUBSCRIBE', { version: 0 })).toMatchObject([207, [{ code: 409 }]]);
    const admin = await serviceClient(emulator());
    const answer = await admin.call('PATCH', '/webhook/{tenant}/event-subscriptions', [
      { eventType: 'x', action: 'SUBSCRIBE' },
    ]);
    expect(await answer.json()).toMatchObject([{ code: 404 }]);
    const list = await (await admin.call('GET', '/webhook/{tenant}/event-subscriptions')).json();
    expect(list).toContainEqual(
      expect.objectContaining({ event: { type: 'customer.password-reset' }, subscription: 'SUBSCRIBED' }),
    );
  });

  it('delivers nothing while webhooks are switched off, and mails nothing without a mail service', async () => {
    const admin = await serviceClient(emulator());
    await subscribe('SUBSCRIBE');
    await admin.call('POST', '/webhook/{tenant}/config', configuration(`${relay}/reset`));
    emulator().switches['webhook'] = false;
    await requestReset();
    expect(emulator().outbox.all()).toHaveLength(1);
    Object.assign(emulator().switches, { webhook: true, mail: false });
    await requestReset();
    // The second event arrives, so that the first, had there been one, would have been here before it.
    await expect.poll(() => received.length).toBe(1);
    expect(emulator().outbox.all()).toHaveLength(1);
    expect(emulator().outbox.all()[0]?.link).not.toContain(
      (JSON.parse(received[0]?.body ?? '{}') as { token: string }).token,
    );
  });

  it('resends the activation mail', async () => {
    const admin = await serviceClient(emulator());
    const hook = {
      eventType: 'customer.refresh-token',
      destinationUrl: `${relay}/again`,
      secretKey: 'k',
      active: true,
    };
    await admin.call('PATCH', '/webhook/{tenant}/event-subscriptions', [
      { eventType: hook.eventType, action: 'SUBSCRIBE' },
    ]);
    await admin.call('PUT', '/webhook/{tenant}/config/http', {
      ...configuration(hook.destinationUrl),
      configuration: { eventsConfiguration: [hook] },
    });
    const storefront = await storefrontClient(emulator());
    const resend = (email: string) =>
      storefront.call('POST', '/customer/{tenant}/signup/optin/refresh_token', { email });
    expect((await resend('maja@example.test')).status).toBe(202);
    expect((await resend('nobody@example.test')).status).toBe(202);
    expect(
      emulator()
        .outbox.all()
        .map(({ to, template }) => [to, template]),
    ).toEqual([['maja@example.test', 'opt-in']]);
    await expect.poll(() => received.length).toBe(1);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ email: 'maja@example.test', tenant: 'keydeskshop' });
  });

  it('asks for a confirmation where the tenant wants one, and takes the newest token once', async () => {
    emulator().switches['doubleOptIn'] = true;
    const admin = await serviceClient(emulator());
    const hook = { eventType: 'customer.opt-in', destinationUrl: `${relay}/opt-in`, secretKey: 'k', active: true };
    await admin.call('PATCH', '/webhook/{tenant}/event-subscriptions', [
      { eventType: 'customer.opt-in', action: 'SUBSCRIBE' },
    ]);
    const set = { ...configuration(hook.destinationUrl), configuration: { eventsConfiguration: [hook] } };
    await admin.call('PUT', '/webhook/{tenant}/config/http', set);
    const storefront = await storefrontClient(emulator());
    const email = 'nya@example.test';
    await storefront.call('POST', '/customer/{tenant}/signup', { email, password: 'Secret-1' });
    const signIn = () => storefront.call('POST', '/customer/{tenant}/login', { email, password: 'Secret-1' });
    expect((await signIn()).status).toBe(401);
    const again = await storefront.call('POST', '/customer/{tenant}/signup/optin/refresh_token', { email });
    expect(again.status).toBe(202);
    await expect.poll(() => received.length).toBe(2);
    const events = received.map(({ body }) => JSON.parse(body) as { token: string; activateAccountUrl: string });
    const tokens = events.map(({ token }) => token);
    expect(events.map(({ activateAccountUrl }) => new URL(activateAccountUrl).searchParams.get('token'))).toEqual(
      tokens,
    );
    const confirm = (token: string | undefined) =>
      storefront.call('GET', `/customer/{tenant}/signup/optin/${String(token)}`);
    expect((await confirm(tokens[0])).status).toBe(400);
    const confirmed = await confirm(tokens[1]);
    expect(await confirmed.json()).toMatchObject({ token_type: 'Bearer', expires_in: 2_591_999 });
    expect((await confirm(tokens[1])).status).toBe(400);
    expect((await signIn()).status).toBe(200);
    expect(
      emulator()
        .outbox.all()
        .map(({ template }) => template),
    ).toEqual(['opt-in', 'opt-in']);
  });
});
