import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { formatResetKey, makeResetKey, parseResetKey } from '../../../../src/main/reset-links/keys';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { vectors } from './test-vectors';

const good = vectors.keys[0]?.text ?? '';

describe('the text form of a key', () => {
  it.each(vectors.keys)('reads and writes $kid', ({ kid, hex, text }) => {
    const key = parseResetKey(text);
    expect(key).toMatchObject({ issuer: 'acme.keydesk', kid });
    expect(key.secret.export().toString('hex')).toBe(hex);
    expect(formatResetKey(key)).toBe(text);
  });

  it.each([
    ['another version', good.replace('kdk1', 'kdk2')],
    ['a missing part', good.replace('acme.keydesk:', '')],
    ['a part too many', `${good}:x`],
    ['an issuer in capitals', good.replace('acme', 'ACME')],
    ['an issuer of two letters', good.replace('acme.keydesk', 'ac')],
    ['a path as key id', good.replace('test-desk-2026a', '../x')],
    ['31 bytes', good.slice(0, -1)],
    ['a second spelling of the bytes', `${good.slice(0, -1)}9`],
    ['padding', `${good}=`],
    ['a line break at the end', `${good}\n`],
    ['nothing', ''],
  ])('refuses %s without repeating it', (_, text) => {
    const error = (() => {
      try {
        return parseResetKey(text);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(isKeydeskError(error) && error.failure).toEqual({
      code: 'misconfigured',
      cause: 'setting',
      field: 'resetKey',
    });
    expect(inspect(error)).not.toContain('AAECAwQF');
  });

  it('never prints the bytes of a key', () => {
    const key = parseResetKey(good);
    expect(inspect(key, { depth: 9 }) + JSON.stringify(key)).not.toMatch(/AAECAwQF|00010203/u);
  });
});

describe('makeResetKey', () => {
  it('makes different keys that survive the text form', () => {
    const [one, two] = [makeResetKey('acme.keydesk', 'a'), makeResetKey('acme.keydesk', 'a')];
    expect(formatResetKey(one)).not.toBe(formatResetKey(two));
    expect(parseResetKey(formatResetKey(one)).secret.equals(one.secret)).toBe(true);
  });

  it('refuses names outside their alphabet', () => {
    expect(() => makeResetKey('Acme', 'a')).toThrow('invalid-input');
    expect(() => makeResetKey('acme', '-a')).toThrow('invalid-input');
  });
});
