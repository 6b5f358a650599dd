import fc from 'fast-check';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPageFiles, type PageFiles } from '../../../../src/main/app/page-files';
import { contentSecurityPolicy, schemePrivileges, servePage } from '../../../../src/main/app/protocol';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const files: PageFiles = new Map([
  ['index.html', { type: 'text/html; charset=utf-8', bytes: bytes('<meta name="csp-nonce" content="__CSP_NONCE__">') }],
  ['assets/index.js', { type: 'text/javascript; charset=utf-8', bytes: bytes('1') }],
]);
const get = (url: string, method = 'GET') => servePage(files, { url, method });

describe('the page', () => {
  it('is served from the list, with its type', () => {
    expect(get('app://keydesk/').status).toBe(200);
    expect(get('app://keydesk/index.html').headers['content-type']).toBe('text/html; charset=utf-8');
    expect(get('app://keydesk/assets/index.js')).toMatchObject({ status: 200, body: bytes('1') });
  });

  it('[SC-04] carries its policy as a header', () => {
    const { headers } = servePage(files, { url: 'app://keydesk/', method: 'GET' }, () => 'NONCE');
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '39',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; worker-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    });
  });

  it('[SC-04] has a new nonce at each load, the same in header and page', () => {
    const nonces = [1, 2].map(() => {
      const { headers, body } = get('app://keydesk/');
      const nonce = /content="([^"]+)"/u.exec(Buffer.from(body ?? []).toString())?.[1] ?? 'none';
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy(nonce));
      expect(Buffer.from(nonce, 'base64').byteLength).toBeGreaterThanOrEqual(16);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('answers HEAD without a body and refuses every other method', () => {
    expect(get('app://keydesk/', 'HEAD')).toMatchObject({ status: 200, body: null });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', '']) {
      expect(get('app://keydesk/', method)).toMatchObject({ status: 405, body: null });
    }
  });

  it.each([
    ...['app://keydesk/../index.html', 'app://keydesk/%2e%2e/index.html', 'app://keydesk/%252e%252e/index.html'],
    ...['app://keydesk/assets\\index.js', 'app://keydesk/index.html%00', 'app://keydesk/C:/index.html'],
    ...['app://keydesk/\\\\?\\C:\\index.html', 'app://keydesk/index.html:stream', 'app://keydesk/index.html.'],
    ...['app://keydesk/index.html ', 'app://keydesk/CON', 'app://keydesk/./index.html', 'app://keydesk//index.html'],
  ])('[SC-03][BI-30] has no file at %j', (url) => {
    expect(get(url)).toMatchObject({ status: 404, body: null });
  });

  it.each([
    ...['app://evil/index.html', 'app://keydesk.evil/index.html', 'https://keydesk/index.html', 'app:index.html', ''],
    ...['app://keydesk/index.html?x=1', 'app://keydesk/index.html#x', 'app://keydesk/INDEX.HTML', 'APP://KEYDESK/'],
    ...[`app://keydesk/${'a'.repeat(10_000)}`, 'app://keydesk/index\u200b.html', 'app://keydesk/ındex.html'],
  ])('[SC-03][BI-31] has no file at %j', (url) => {
    expect(get(url)).toMatchObject({ status: 404, body: null });
  });

  it('[SC-03] never answers with anything outside the list', () => {
    const known = new Set(['', ...files.keys()]);
    fc.assert(
      fc.property(fc.oneof(fc.webPath(), fc.string(), fc.constantFrom('assets/../', '%2e')), (path) => {
        const expected = known.has(path) ? 200 : 404;
        return get(`app://keydesk/${path}`).status === expected;
      }),
    );
  });

  it('[SC-03] has a scheme that is an origin of its own and nothing more', () => {
    expect(schemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false, bypassCSP: false },
    });
  });
});

describe('the list of files', () => {
  it('holds the built page and leaves out kinds it does not know', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keydesk-page-'));
    try {
      await mkdir(join(folder, 'assets'));
      await writeFile(join(folder, 'index.html'), '<p>');
      await writeFile(join(folder, 'assets', 'index.css'), 'p{}');
      await writeFile(join(folder, 'assets', 'index.js.map'), '{}');
      const found = readPageFiles(folder);
      expect([...found.keys()].sort()).toEqual(['assets/index.css', 'index.html']);
      expect(found.get('assets/index.css')).toMatchObject({ type: 'text/css; charset=utf-8' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
