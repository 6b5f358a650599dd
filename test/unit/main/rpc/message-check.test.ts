import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage, maxMessageDepth, maxMessageLength } from '../../../../src/main/rpc/message-check';

const call = (json: unknown, path = '/accounts/get'): string => JSON.stringify({ i: '1', p: { u: path, b: { json } } });
const problemOf = (message: unknown): string => {
  const verdict = checkMessage(message);
  return verdict.ok ? 'ok' : verdict.problem;
};
const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });

describe('what a window may send', () => {
  it('takes a call, a call without input and the end of a call', () => {
    expect(checkMessage(call({ ref: 'x' }))).toEqual({ ok: true, kind: 'request' });
    expect(checkMessage('{"i":"1","p":{"u":"/app/info","b":{}}}')).toEqual({ ok: true, kind: 'request' });
    expect(checkMessage('{"i":"1","t":4}')).toEqual({ ok: true, kind: 'abort' });
  });

  it.each([
    ['bytes', new Uint8Array([1, 2, 3])],
    ['an object', { i: '1', p: { u: '/app/info' } }],
    ['nothing', undefined],
    ['a number', 7],
  ])('[SC-14][BI-09] refuses %s', (_name, message) => {
    expect(problemOf(message)).toBe('not-text');
  });

  it('[SC-14][BI-09] refuses 64 KiB + 1 and takes what is just below', () => {
    const room = maxMessageLength - call('').length;
    expect(problemOf(call('a'.repeat(room)))).toBe('ok');
    expect(problemOf(call('a'.repeat(room + 1)))).toBe('too-large');
  });

  it('[SC-14][BI-09] refuses 17 levels and takes 16', () => {
    // The envelope itself is three levels deep.
    expect(problemOf(call(nested(maxMessageDepth - 3)))).toBe('ok');
    expect(problemOf(call(nested(maxMessageDepth - 2)))).toBe('too-deep');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('[SC-14][BI-08] refuses the key %s at any depth', (key) => {
    expect(problemOf(`{"i":"1","p":{"u":"/accounts/get","b":{"json":{"a":[{"${key}":{"polluted":1}}]}}}}`)).toBe(
      'forbidden-key',
    );
    expect(problemOf(`{"i":"1","${key}":{},"p":{"u":"/accounts/get"}}`)).toBe('forbidden-key');
  });

  it('[SC-52][BI-08] refuses the type annotations of the transport, with which paths could be forged', () => {
    const forged = { i: '1', p: { u: '/accounts/get', b: { json: {}, meta: [[1, '__proto__', 'polluted']] } } };
    expect(problemOf(JSON.stringify(forged))).toBe('envelope');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['another method', { i: '1', p: { u: '/accounts/get', m: 'GET' } }],
    ['headers', { i: '1', p: { u: '/accounts/get', h: { 'content-type': 'text/event-stream' } } }],
    ['an address of another host', { i: '1', p: { u: 'https://evil.test/accounts/get' } }],
    ['a query', { i: '1', p: { u: '/accounts/get?data={}' } }],
    ['a dotted path', { i: '1', p: { u: '/accounts/../app/info' } }],
    ['a stream into main', { i: '1', t: 3, p: { e: 'message', d: {} } }],
    ['an id of another kind', { i: 1, p: { u: '/accounts/get' } }],
    ['a list', []],
  ])('[SC-14] refuses %s', (_name, message) => {
    expect(problemOf(JSON.stringify(message))).toBe('envelope');
  });

  it('[SC-14][BI-04] refuses controls and broken Unicode, except where the query has its own words for them', () => {
    for (const text of ['a\u0000b', 'a\nb', 'a\u001bb', 'a\ud800b']) {
      expect(problemOf(call({ text }))).toBe('malformed-text');
      expect(problemOf(call({ [text]: 'x' }))).toBe('malformed-text');
      expect(problemOf(call({ query: text }, '/accounts/find'))).toBe('ok');
    }
  });

  it('names the call it refuses, where it can be read', () => {
    expect(checkMessage(call('a'.repeat(maxMessageLength)))).toMatchObject({ id: '1' });
    expect(checkMessage('{"i":"a1", broken')).toMatchObject({ problem: 'not-json', id: 'a1' });
    expect(checkMessage('broken')).toMatchObject({ problem: 'not-json', id: null });
  });

  it('[SC-14][BI-07] never throws, whatever arrives', () => {
    fc.assert(fc.property(fc.anything(), (value) => !checkMessage(value).ok));
    fc.assert(fc.property(fc.json(), (text) => !('kind' in checkMessage(text)) || text.includes('"i"')));
  });
});
