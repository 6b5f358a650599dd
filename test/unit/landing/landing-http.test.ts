import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { pageHeaders } from '../../../src/landing/page/headers';
import { texts } from '../../../src/landing/texts/all-texts';
import { languages } from '../../../src/landing/texts/landing-texts';
import { goodVector } from '../main/reset-links/test-vectors';
import { goodPassword, openLanding, type BenchOptions, type LandingBench } from './landing-bench';

const v1 = goodVector('V1');
const body = { kdt: v1.token, password: goodPassword, repeat: goodPassword };

const open: LandingBench[] = [];
async function bench(options: BenchOptions = {}): Promise<LandingBench> {
  const opened = await openLanding(options);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ landing }) => landing.close()));
});

/** What Node's fetch refuses to send, as raw as HTTP allows; answers with the status. */
function rawPost(base: string, headers: Record<string, string>, chunks: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${base}/reset`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    for (const chunk of chunks) request.write(chunk);
    request.end();
  });
}

describe('reading the page', () => {
  it('[BI-61] answers GET, HEAD and prefetches alike, contacts nobody and spends nothing', async () => {
    const page = await bench();
    const get = await fetch(`${page.base}/reset`);
    const first = await get.text();
    expect(get.status).toBe(200);
    const head = await fetch(`${page.base}/reset`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const prefetch = await fetch(`${page.base}/reset`, { headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } });
    expect(await prefetch.text()).toBe(first);
    expect(first).not.toMatch(/kdt|eyJ|style=|onclick|<script>/u);
    expect(page.vendor.calls).toEqual([]);
    expect(page.events).toEqual([]);
    expect((await page.submit(v1.token)).status).toBe(200);
  });

  it.each(['/reset', '/activate', '/reset/page.js', '/reset/page.css', '/nothing', '/healthz'])(
    'sends the same protective headers with %s',
    async (path) => {
      const page = await bench();
      const response = await fetch(page.base + path);
      for (const [name, value] of Object.entries(pageHeaders)) expect(response.headers.get(name)).toBe(value);
      expect(response.headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('says 404 and 405 to what it does not have', async () => {
    const page = await bench();
    expect((await fetch(`${page.base}/`)).status).toBe(404);
    expect((await fetch(`${page.base}/reset/`)).status).toBe(404);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await fetch(`${page.base}/reset`, { method })).status).toBe(405);
    }
  });

  it.each([
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['de', 'de'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['fi-FI', 'fi'],
    ['fr-FR,fr;q=0.9,de;q=0.5', 'de'],
    ['ja', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['sv;q=0, fi', 'fi'],
    [`${'x'.repeat(4_000)},sv`, 'en'],
  ] as const)('speaks the language of %s', async (header, language) => {
    const page = await bench();
    const text = await (await fetch(`${page.base}/reset`, { headers: { 'accept-language': header } })).text();
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(texts[language].titleReset);
  });

  it('has every sentence in every language, none left in English', () => {
    const flat = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'function'
          ? [(value as (shop: string) => string)('Shop')]
          : Object.values(value as object).flatMap(flat);
    for (const language of languages) {
      const all = flat(texts[language]);
      expect(all.every((sentence) => sentence.trim() !== '')).toBe(true);
      if (language !== 'en') expect(all.filter((sentence) => flat(texts.en).includes(sentence))).toEqual([]);
    }
  });

  it('writes the name of the shop as text', async () => {
    const page = await bench({ shopName: '<img src=x onerror=alert(1)> & "Söner"' });
    const text = await (await fetch(`${page.base}/reset`)).text();
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Söner&quot;');
    expect(text).not.toContain('<img');
  });
});

describe('what a submission must be like', () => {
  it.each([
    ['from another page', { origin: 'https://evil.test' }, 403, 'origin'],
    ['from a look-alike', { origin: 'https://shop.example.evil.test' }, 403, 'origin'],
    ['over http', { origin: 'http://shop.example' }, 403, 'origin'],
    ['from a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403, 'origin'],
    ['as text, which needs no permission across origins', { 'content-type': 'text/plain' }, 415, 'media-type'],
    ['as a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'media-type'],
  ])('[BI-61] refuses one %s', async (_, headers, status, code) => {
    const page = await bench();
    expect(await page.post(body, headers)).toEqual({ status, body: { result: 'bad-request' } });
    expect(page.events).toEqual([{ event: 'bad-request', code }]);
    expect(page.vendor.calls).toEqual([]);
  });

  it('refuses one without an origin, as no browser sends it', async () => {
    const page = await bench();
    const text = JSON.stringify(body);
    expect(await rawPost(page.base, { 'content-type': 'application/json' }, [text])).toBe(403);
  });

  it('takes the origin from its configuration, whatever the Host header says', async () => {
    const page = await bench();
    const headers = { 'content-type': 'application/json', host: 'evil.test', origin: 'https://evil.test' };
    expect(await rawPost(page.base, headers, [JSON.stringify(body)])).toBe(403);
    expect(await rawPost(page.base, { ...headers, origin: page.origin }, [JSON.stringify(body)])).toBe(200);
  });

  it('[BI-61] refuses a body of more than 16 KiB, with and without a declared length', async () => {
    const page = await bench();
    const large = JSON.stringify({ ...body, password: 'x'.repeat(1_000_000) });
    expect((await page.post(large)).status).toBe(413);
    const headers = { 'content-type': 'application/json', origin: page.origin, 'transfer-encoding': 'chunked' };
    expect(await rawPost(page.base, headers, [large.slice(0, 9_000), large.slice(9_000, 30_000)])).toBe(413);
    expect(page.vendor.calls).toEqual([]);
  });

  it.each([
    ['not JSON', 'kdt'],
    ['a list', '[]'],
    ['no password', JSON.stringify({ kdt: v1.token })],
    ['a number as password', JSON.stringify({ ...body, password: 12_345_678 })],
    ['an extra member', JSON.stringify({ ...body, admin: true })],
    ['both kinds of token', JSON.stringify({ ...body, c: 'nordic', t: 'x' })],
    ['__proto__', JSON.stringify(body).replace('{', '{"__proto__":{"kdt":"x"},')],
  ])('refuses a body that is %s', async (_, text) => {
    const page = await bench();
    expect(await page.post(text)).toEqual({ status: 400, body: { result: 'bad-request' } });
    expect(page.vendor.calls).toEqual([]);
  });
});

describe('limits', () => {
  it('stops an address after its number of submissions and says when to come back', async () => {
    const page = await bench({ limits: { postsPerAddressAndMinute: 3, refusalMs: 0 } });
    for (let count = 0; count < 3; count += 1) expect((await page.submit('x')).status).toBe(400);
    const stopped = await fetch(`${page.base}/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: page.origin },
      body: JSON.stringify(body),
    });
    expect([stopped.status, await stopped.json()]).toEqual([429, { result: 'too-many' }]);
    expect(stopped.headers.get('retry-after')).toBe('60');
    expect((await fetch(`${page.base}/reset`)).status).toBe(200);
    page.clock.advance(60_000);
    expect((await page.submit(v1.token)).status).toBe(200);
  });

  it('believes only its own proxies about the address', async () => {
    const limits = { postsPerAddressAndMinute: 1, refusalMs: 0 };
    const direct = await bench({ limits });
    const spoofed = (page: LandingBench, forwarded: string) => page.post(body, { 'x-forwarded-for': forwarded });
    await direct.submit('x');
    expect((await spoofed(direct, '203.0.113.9')).status).toBe(429);
    const proxied = await bench({ limits, trustedProxies: 1 });
    expect((await spoofed(proxied, '198.51.100.1, 203.0.113.9')).status).toBe(200);
    expect((await spoofed(proxied, '198.51.100.2, 203.0.113.9')).status).toBe(429);
    expect((await spoofed(proxied, '198.51.100.1, 203.0.113.10')).status).toBe(400);
  });

  it('counts genuine tokens per key, and only those', async () => {
    const page = await bench({
      limits: { tokensPerKeyAndMinute: 2, refusalMs: 0, postsPerAddressAndMinute: 1_000 },
    });
    const forged = `${v1.token.slice(0, -2)}AA`;
    for (let count = 0; count < 20; count += 1) await page.submit(forged);
    expect((await page.submit(v1.token, 'short')).status).toBe(422);
    expect((await page.submit(v1.token, 'short')).status).toBe(422);
    expect(await page.submit(v1.token)).toEqual({ status: 429, body: { result: 'too-many' } });
    expect(page.events.at(-1)).toMatchObject({ event: 'limited', code: 'kid', kid: 'test-desk-2026a' });
  });

  it('answers no refusal of a link before its time', async () => {
    const page = await bench({ limits: { refusalMs: 120, postsPerAddressAndMinute: 100 } });
    for (const token of ['x', `${v1.token.slice(0, -2)}AA`]) {
      const startedAt = performance.now();
      expect((await page.submit(token)).status).toBe(400);
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(110);
    }
  });
});

describe('without script', () => {
  const form = (page: LandingBench, cookie: string, password = goodPassword) =>
    page.post(new URLSearchParams({ password, repeat: password }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'null',
      'sec-fetch-site': 'same-origin',
      cookie,
      'accept-language': 'sv',
    });

  it('[BI-60] takes a token out of the query into a cookie and cleans the address', async () => {
    const page = await bench();
    const response = await fetch(`${page.base}/reset?kdt=${v1.token}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/reset']);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toBe(`__Host-kdt=${v1.token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900`);
    expect(page.vendor.calls).toEqual([]);

    const shown = await fetch(`${page.base}/reset`, { headers: { cookie: `__Host-kdt=${v1.token}` } });
    const other = await fetch(`${page.base}/reset`, { headers: { cookie: '__Host-kdt=anything' } });
    expect(await shown.text()).toBe(await other.text());

    const answer = await form(page, `__Host-kdt=${v1.token}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(texts.sv.doneTitle);
    expect(answer.body).toContain('href="https://shop.example/login"');
    expect(page.vendor.passwords.get('900101')).toBe(goodPassword);
  });

  it('answers every result with a page', async () => {
    const page = await bench();
    const short = await form(page, `__Host-kdt=${v1.token}`, 'kort');
    expect(short.status).toBe(422);
    expect(short.body).toContain(texts.sv.problems['too-short']);
    const invalid = await form(page, '__Host-kdt=x');
    expect(invalid.status).toBe(400);
    expect(invalid.body).toContain(texts.sv.invalidTitle);
    const noCookie = await form(page, '');
    expect(noCookie.status).toBe(400);
  });

  it.each([
    ['line breaks', 'a%0d%0aSet-Cookie:%20x=1'],
    ['a semicolon', 'a;Domain=evil.test'],
    ['2,049 characters', 'a'.repeat(2_049)],
    ['nothing', ''],
  ])('sets no cookie for %s', async (_, value) => {
    const page = await bench();
    const response = await fetch(`${page.base}/reset?kdt=${value}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([303, null]);
  });
});
