import { describe, expect, it } from 'vitest';
import { loginIn } from '../../../../../src/main/vendors/salesforce-b2c/session';

describe('the subject of a session', () => {
  it.each([
    ['usid:1::uido:ecom::upn:maja@example.test::uidn:Maja Berg', 'maja@example.test'],
    ['usid:1::uido:Google::upn:a:b@example.test::uidn:x', 'a:b@example.test'],
    ['usid:1::uido:slas::upn:Guest::uidn:Guest User', null],
    ['usid:1::upn:::uidn:x', null],
    ['nonsense', null],
    ['', null],
  ])('reads the login out of %s', (subject, login) => {
    expect(loginIn(subject)).toBe(login);
  });
});
