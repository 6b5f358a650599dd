import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/shared/domain/failure';
import { fail } from '../../../src/shared/domain/failure';
import { goodPassword, openLanding, type BenchOptions, type LandingBench } from './landing-bench';

const open: LandingBench[] = [];
async function bench(options: BenchOptions = {}): Promise<LandingBench> {
  const opened = await openLanding({ connection: { takesVendorTokens: true, keys: [] }, ...options });
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ landing }) => landing.close()));
});

const body = { c: 'nordic', t: 'vendor-token', l: 'maja@example.test', password: goodPassword, repeat: goodPassword };

describe("tokens of the vendor's own", () => {
  it('are handed to the vendor with the login and the password', async () => {
    const page = await bench();
    expect((await page.post(body)).status).toBe(200);
    expect(page.vendor.tickets).toEqual([{ token: 'vendor-token', login: 'maja@example.test' }]);
    expect(page.vendor.passwords.get('maja@example.test')).toBe(goodPassword);
    expect(JSON.stringify(page.events)).not.toMatch(/vendor-token|maja/u);
  });

  it('need no login where the vendor needs none', async () => {
    const page = await bench();
    expect((await page.post({ ...body, l: undefined })).status).toBe(200);
    expect(page.vendor.tickets).toEqual([{ token: 'vendor-token', login: null }]);
  });

  it('are not spent on a password the page refuses', async () => {
    const page = await bench();
    expect(await page.post({ ...body, repeat: 'x' })).toMatchObject({ body: { problem: 'differ' } });
    expect(await page.post({ ...body, password: 'maja@example.test' })).toMatchObject({
      body: { problem: 'personal' },
    });
    expect(page.vendor.calls).toEqual([]);
  });

  it.each([
    ['an unknown connection', { ...body, c: 'other' }],
    ['a control character in the token', { ...body, t: 'a\r\nb' }],
    ['a control character in the login', { ...body, l: 'a\u0000b' }],
  ])('are refused without a call for %s', async (_, bad) => {
    const page = await bench();
    expect(await page.post(bad)).toEqual({ status: 400, body: { result: 'link-invalid' } });
    expect(page.vendor.calls).toEqual([]);
  });

  it('are refused where only Keydesk makes tokens', async () => {
    const page = await bench({ connection: {} });
    expect(await page.post(body)).toEqual({ status: 400, body: { result: 'link-invalid' } });
    expect(page.vendor.calls).toEqual([]);
  });

  it.each<[string, Failure, number, unknown]>([
    ['refuses the token', { code: 'rejected', key: 'invalid-token' }, 400, { result: 'link-invalid' }],
    ['does not know it', { code: 'not-found' }, 400, { result: 'link-invalid' }],
    [
      'refuses the password',
      { code: 'rejected', key: 'invalid-password' },
      422,
      { result: 'password', problem: 'refused-by-shop' },
    ],
    ['is down', { code: 'offline', cause: 'refused' }, 503, { result: 'try-later' }],
    ['refuses the credentials', { code: 'credentials-rejected', key: null }, 503, { result: 'try-later' }],
    ['gives no answer', { code: 'unknown-outcome' }, 502, { result: 'unknown' }],
  ])('get the honest answer when the vendor %s', async (_, failure, status, answer) => {
    const page = await bench();
    page.vendor.failNext = () => Promise.reject(fail(failure));
    expect(await page.post(body)).toEqual({ status, body: answer });
  });

  it('let the notice go to the address on file of the login', async () => {
    const notices: unknown[] = [];
    const page = await bench({
      notifier: {
        passwordChanged: (notice) => {
          notices.push(notice);
          return Promise.resolve();
        },
      },
    });
    await page.post(body);
    await page.post({ ...body, t: 'second', l: undefined });
    await page.landing.close();
    expect(notices).toEqual([{ to: 'maja@example.test', language: 'en' }]);
  });
});
