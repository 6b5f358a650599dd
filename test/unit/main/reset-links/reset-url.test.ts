import { describe, expect, it } from 'vitest';
import { buildResetUrl, checkResetPage } from '../../../../src/main/reset-links/reset-url';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { goodVector } from './test-vectors';

const open = { allowedHosts: null, training: false };

function failureOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return isKeydeskError(error) ? error.failure : error;
  }
}

describe('checkResetPage', () => {
  it.each([
    ['https://shop.example/reset', 'https://shop.example'],
    ['https://Shop.Example:443/konto?lang=sv', 'https://shop.example'],
    ['https://shop.example:8443/reset', 'https://shop.example:8443'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example'],
  ])('reads the origin of %s', (pageUrl, origin) => {
    expect(checkResetPage(pageUrl, open).origin).toBe(origin);
  });

  it.each([
    ...['http://shop.example/reset', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x'],
    ...['blob:https://shop.example/1', 'vbscript:x', 'ms-msdt:/id', 'smb://host/share', String.raw`\\host\share`],
    ...['//shop.example/reset', 'https:/shop.example/reset', 'https:shop.example', ''],
  ])('[BI-20] refuses %j', (pageUrl) => {
    expect(failureOf(() => checkResetPage(pageUrl, open))).toMatchObject({ code: 'misconfigured' });
  });

  it.each([
    ...['https://user@shop.example/', 'https://shop.example@evil.test/', 'https://user:pw@evil.test/'],
    ...['https://evil.test#shop.example', String.raw`https://shop.example\@evil.test/`, 'https://@shop.example/'],
  ])('[BI-21] refuses %j', (pageUrl) => {
    expect(failureOf(() => checkResetPage(pageUrl, open))).toMatchObject({ code: 'misconfigured' });
  });

  it('[BI-21] takes a longer name for another host', () => {
    const rules = { allowedHosts: ['shop.example'], training: false };
    expect(checkResetPage('https://shop.example/reset', rules).host).toBe('shop.example');
    for (const other of [
      'https://shop.example.evil.test/',
      'https://evil-shop.example/',
      'https://shop.example:8443/',
    ]) {
      expect(failureOf(() => checkResetPage(other, rules))).toEqual({
        code: 'policy-denied',
        rule: 'allowedLinkHosts',
      });
    }
  });

  it.each([
    ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://[::1]/'],
    ...['https://[::ffff:127.0.0.1]/', 'https://localhost/', 'https://localhost./', 'https://a.localhost/'],
    ...['https://169.254.169.254/', 'https://192.168.0.1/', 'https://intranet/'],
  ])('[BI-22] refuses %j', (pageUrl) => {
    expect(failureOf(() => checkResetPage(pageUrl, open))).toMatchObject({ code: 'misconfigured' });
  });

  it.each([
    ...['https://shop.example./', 'https://bücher.example/', 'https://ѕhop.example/', 'https://shop.example:0/'],
    ...[
      'https://shop.example:65536/',
      'https://shop.ex\tample/',
      'https://shop.example/re\nset',
      ' https://shop.example/',
    ],
    ...['HTTPS://shop.example/', 'https://shop.example /'],
  ])('[BI-23] refuses %j', (pageUrl) => {
    expect(failureOf(() => checkResetPage(pageUrl, open))).toMatchObject({ code: 'misconfigured' });
  });

  it.each([
    ...['https://shop.example/{token}', 'https://shop.example/{token}/{token}', 'https://{token}.example/'],
    ...['https://{token}@shop.example/', 'https://shop.example/?kdt=', 'https://shop.example/#kdt='],
  ])('[BI-24] refuses a page that places the token itself: %j', (pageUrl) => {
    expect(failureOf(() => checkResetPage(pageUrl, open))).toMatchObject({ code: 'misconfigured' });
  });

  it('lets a training connection use loopback and nothing else', () => {
    const training = { allowedHosts: ['shop.example'], training: true };
    expect(checkResetPage('http://127.0.0.1:4100/reset', training).origin).toBe('http://127.0.0.1:4100');
    for (const other of [
      'https://shop.example/',
      'http://shop.example/',
      'http://10.0.0.1/',
      'http://127.0.0.1.evil.test/',
    ]) {
      expect(failureOf(() => checkResetPage(other, training))).toMatchObject({ code: 'misconfigured' });
    }
  });
});

describe('buildResetUrl', () => {
  const { token } = goodVector('V1');
  const page = checkResetPage('https://shop.example/reset?lang=sv', open);

  it('puts the token into the fragment as it is', () => {
    expect(buildResetUrl(page, token, 'https://shop.example')).toBe(`https://shop.example/reset?lang=sv#kdt=${token}`);
  });

  it('refuses a token that was made for another page', () => {
    const build = () => buildResetUrl(page, token, 'https://other.example');
    expect(failureOf(build)).toMatchObject({ code: 'misconfigured' });
  });
});
