import { describe, expect, it } from 'vitest';
import { addressProblem, originsOf } from '../../../../src/main/connections/origins';

const problem = (address: string): string | null => addressProblem(address, false);

describe('an address of a connection', () => {
  it.each(['https://shop.example', 'https://shop.example/reset?x=1', 'https://shop.example/r#t={token}&l={login}'])(
    'may be %s',
    (address) => {
      expect(problem(address)).toBeNull();
    },
  );

  it.each([
    ...['http://shop.example', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'blob:https://x/1'],
    ...['vbscript:x', 'ms-msdt:/id', 'smb://host/share', '\\\\host\\share', '//host', 'https:/host', 'https://', ''],
  ])('[SC-30][BI-20] is not %j', (address) => {
    expect(problem(address)).toMatch(/^(malformed|not-https)$/u);
  });

  it.each([
    ['https://agent@shop.example', 'user-info'],
    ['https://a:b@shop.example', 'user-info'],
    ['https://shop.example@evil.test', 'user-info'],
    ['https://evil.test\\@shop.example', 'malformed'],
  ])('[SC-30][BI-21] is not %j', (address, expected) => {
    expect(problem(address)).toBe(expected);
  });

  it('[SC-30][BI-21] is the host it says, whatever stands around it', () => {
    expect(originsOf({ a: 'https://shop.example.evil.test' }, ['a'])).toEqual(['https://shop.example.evil.test']);
    expect(originsOf({ a: 'https://evil.test/#shop.example' }, ['a'])).toEqual(['https://evil.test']);
  });

  it.each([
    ...['https://2130706433', 'https://0x7f.0.0.1', 'https://0177.0.0.1', 'https://127.1', 'https://10.0.0.1'],
    ...['https://169.254.169.254', 'https://192.168.1.1', 'https://[::1]', 'https://[::ffff:127.0.0.1]'],
    ...['https://[fe80::1]', 'https://localhost', 'https://localhost.', 'https://shop.localhost', 'https://intranet'],
  ])('[SC-30][BI-22] is not %j', (address) => {
    expect(problem(address)).toMatch(/^(ip-address|loopback|single-label|malformed)$/u);
  });

  it.each([
    ['https://shop.example.', 'single-label'],
    ['https://shop.example:0', 'malformed'],
    ['https://shop.example:65536', 'malformed'],
    ['https://shop.example:80', 'unusual-port'],
    ['https://shop.example:8443', 'unusual-port'],
    ['https://sh\top.example', 'malformed'],
    ['https://shop.example\n', 'malformed'],
    ['https://shоp.example', 'malformed'],
    ['https://müller.example', 'malformed'],
  ])('[SC-30][BI-23] is not %j', (address, expected) => {
    expect(problem(address)).toBe(expected);
  });

  it('[SC-30][BI-23] is compared in lower case and without its default port', () => {
    expect(problem('https://SHOP.example:443/x')).toBeNull();
    expect(originsOf({ a: 'https://SHOP.example:443/x' }, ['a'])).toEqual(['https://shop.example']);
  });

  it.each(['https://{token}.shop.example/', 'https://shop.example:{token}/', 'https://{token}@shop.example/'])(
    '[SC-30][BI-24] has no template in its host: %j',
    (address) => {
      expect(problem(address)).toMatch(/^(malformed|user-info)$/u);
    },
  );
});

describe('a training connection', () => {
  it('[SC-30] stays on loopback, and no other goes there', () => {
    expect(addressProblem('http://127.0.0.1:8080/x', true)).toBeNull();
    expect(addressProblem('http://localhost:8080', true)).toBeNull();
    expect(addressProblem('https://shop.example', true)).toBe('not-loopback');
    expect(addressProblem('http://127.0.0.1.evil.test/', true)).toBe('not-loopback');
  });
});

describe('the hosts of a connection', () => {
  it('are the origins of its addresses and the parts a vendor makes hosts from, in one order', () => {
    const config = { b: 'https://b.example/x', a: 'https://a.example', shortCode: 'abc', other: 'https://c.example' };
    expect(originsOf(config, ['b', 'a', 'shortCode', 'absent'])).toEqual([
      'https://a.example',
      'https://b.example',
      'shortCode:abc',
    ]);
  });
});
