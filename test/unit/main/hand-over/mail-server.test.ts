import { describe, expect, it } from 'vitest';
import { checkMailServer, mailServerOrigin, type MailServer } from '../../../../src/main/hand-over/mail-server';
import { refusalOf } from './refusal-of';

const server: MailServer = {
  host: 'mail.shop.example',
  port: 587,
  security: 'starttls',
  user: 'keydesk',
  password: async () => 'secret',
  from: { name: 'Nordic Shop', address: 'service@shop.example' },
};

describe('checkMailServer', () => {
  it.each([
    {},
    { host: '192.0.2.1' },
    { host: '2001:db8::1' },
    { host: 'MAIL', port: 465, security: 'implicit-tls' as const },
    { user: null },
    { from: { name: 'Åsas Väv & Garn', address: 'no-reply@xn--blbr-noae.example' } },
  ])('takes %j', (change) => {
    expect(refusalOf(() => checkMailServer({ ...server, ...change }))).toBeNull();
  });

  it.each([
    ['host', { host: '' }],
    ['host', { host: 'mail.shop.example\r\nEHLO' }],
    ['host', { host: 'user@mail.shop.example' }],
    ['host', { host: 'mail.shop.example/x' }],
    ['host', { host: 'mail.shop.example:25' }],
    ['host', { host: '-mail.example' }],
    ['port', { port: 0 }],
    ['port', { port: 65_536 }],
    ['port', { port: 25.5 }],
    ['user', { user: '' }],
    ['user', { user: 'a\u0000b' }],
    ['from', { from: { name: 'Shop\r\nBcc: thief@evil.test', address: 'service@shop.example' } }],
    ['from', { from: { name: 'Shop', address: 'a@b.test, c@d.test' } }],
    ['from', { from: { name: 'Shop', address: 'service@blåbär.example' } }],
    ['from', { from: { name: 'Shop', address: '' } }],
    ['security', { security: 'plain-for-training-on-loopback' as const }],
  ] as const)('refuses a wrong %s: %j', (field, change) => {
    expect(refusalOf(() => checkMailServer({ ...server, ...change }))).toEqual({
      code: 'misconfigured',
      cause: 'setting',
      field,
    });
  });
});

describe('mailServerOrigin', () => {
  it('[SC-20] is another one for every host, port and kind of protection', () => {
    expect(mailServerOrigin(server)).toBe('smtp+starttls://mail.shop.example:587');
    expect(mailServerOrigin({ ...server, host: 'Mail.Shop.Example' })).toBe('smtp+starttls://mail.shop.example:587');
    expect(mailServerOrigin({ ...server, host: '2001:db8::1' })).toBe('smtp+starttls://[2001:db8::1]:587');
    const others = [
      mailServerOrigin(server),
      mailServerOrigin({ ...server, host: 'mail.evil.test' }),
      mailServerOrigin({ ...server, port: 465 }),
      mailServerOrigin({ ...server, security: 'implicit-tls' }),
      mailServerOrigin({ ...server, security: 'plain-for-training-on-loopback' }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});
