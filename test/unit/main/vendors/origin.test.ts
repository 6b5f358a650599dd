import { describe, expect, it } from 'vitest';
import { originOf, originSetting } from '../../../../src/main/vendors/http/origin';

describe('an origin in the settings', () => {
  it.each([
    ['https://api.example', 'https://api.example'],
    ['https://API.Example:443/', 'https://api.example'],
    ['https://api.example:8443', 'https://api.example:8443'],
    ['http://127.0.0.1:4711', 'http://127.0.0.1:4711'],
    ['http://localhost:80', 'http://localhost'],
  ])('takes %s', (text, origin) => {
    expect(originOf(text)).toBe(origin);
    expect(originSetting.parse(text)).toBe(origin);
  });

  it.each([
    'http://api.example',
    'ftp://api.example',
    'javascript:alert(1)',
    '//api.example',
    '',
    'https://api.example/path',
    'https://api.example?x',
    'https://api.example#x',
    'https://api.example/?',
    'https://user@api.example',
    'https://api.example@evil.test',
    'https://api.example\\@evil.test',
    ' https://api.example',
    'https://api\n.example',
    'http://127.0.0.1.evil.test',
    'http://[::1]',
  ])('[BI-21] refuses %j', (text) => {
    expect(originOf(text)).toBeNull();
    expect(originSetting.safeParse(text).success).toBe(false);
  });
});
