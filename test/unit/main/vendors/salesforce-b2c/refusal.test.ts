import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../../../src/main/vendors/http';
import { oauthKey, oauthNames, problemKey, refusal } from '../../../../../src/main/vendors/salesforce-b2c/refusal';

function answer(status: number, body: unknown): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, ok: false, headers: new Headers(), text, json: () => JSON.parse(text) as unknown };
}
const typed = (status: number, segment: string): HttpAnswer =>
  answer(status, { title: 'CANARY', type: `https://api.example/errors/${segment}`, detail: 'CANARY' });

describe('refusals of the Commerce APIs', () => {
  it.each([
    ['https://api.example/v1/errors/customer-list-not-found', 'customer-list-not-found'],
    ['/error-types/Insufficient-Scope-Error', 'insufficient-scope-error'],
    ['customer-not-found', 'customer-not-found'],
    ['urn:x:not-found', 'not-found'],
    ['https://api.example/errors/not-found/', 'not-found'],
    ['https://api.example/errors/#not-found', 'not-found'],
    ['https://api.example/errors/with blanks and CANARY', null],
    [`x/${'a'.repeat(200)}`, null],
    ['', null],
    [7, null],
  ])('takes the last segment of %s', (type, key) => {
    expect(problemKey(answer(400, { type }))).toBe(key);
  });

  it.each([
    [typed(403, 'forbidden'), { code: 'forbidden', missingScope: 'a.scope' }],
    [typed(404, 'customer-list-not-found'), { code: 'misconfigured', cause: 'list', field: 'customerListId' }],
    [typed(404, 'customer-list-customer-not-found'), { code: 'not-found' }],
    [typed(404, 'not-found'), { code: 'not-found' }],
    [typed(404, 'site-not-found'), { code: 'misconfigured', cause: 'site', field: 'siteId' }],
    [answer(404, '<html>CANARY'), { code: 'misconfigured', cause: 'tenant', field: 'organizationId' }],
    [typed(400, 'login-already-in-use'), { code: 'conflict', key: 'login-already-in-use' }],
    [typed(400, 'invalid-customer'), { code: 'rejected', key: 'invalid-customer' }],
    [answer(400, 'CANARY'), { code: 'rejected', key: null }],
    [typed(412, 'precondition-failed'), { code: 'conflict', key: 'precondition-failed' }],
    [typed(415, 'x-y'), { code: 'vendor-error', cause: 'status', path: null, status: 415 }],
    [answer(302, ''), { code: 'vendor-error', cause: 'redirect', path: null, status: 302 }],
  ])('says what it means, and nothing of the vendor’s text', (given, failure) => {
    const told = refusal(given, 'a.scope').failure;
    expect(told).toEqual(failure);
    expect(JSON.stringify(told)).not.toContain('CANARY');
  });
});

describe('refusals in OAuth', () => {
  it.each([
    [{ error: 'invalid_client', error_description: 'CANARY' }, 'invalid_client'],
    [{ status_code: '401', message: 'CANARY' }, null],
    [{ error: 'CANARY text' }, null],
    ['<html>', null],
    ['', null],
  ])('reads the key out of both shapes', (body, key) => {
    expect(oauthKey(answer(401, body))).toBe(key);
  });

  it('knows a scope by its whole name', () => {
    const refused = answer(400, { error: 'invalid_scope', error_description: 'Unknown: a:zzte_053' });
    expect(oauthNames(refused, 'a:zzte_053')).toBe(true);
    expect(oauthNames(refused, 'a:zzte_05')).toBe(false);
  });
});
