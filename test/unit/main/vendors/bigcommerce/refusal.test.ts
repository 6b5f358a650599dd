import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../src/main/vendors/bigcommerce/refusal';
import type { HttpAnswer } from '../../../../../src/main/vendors/http';

function answer(status: number, body: unknown): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, ok: false, headers: new Headers(), text, json: () => JSON.parse(text) as unknown };
}
const failureOf = (status: number, body: unknown = {}) => refusalOf(answer(status, body), 'store_v2_customers').failure;

describe('refusalOf', () => {
  it.each([
    [401, { code: 'credentials-rejected', key: null }],
    [403, { code: 'forbidden', missingScope: 'store_v2_customers' }],
    [404, { code: 'not-found' }],
    [409, { code: 'conflict', key: null }],
    [413, { code: 'rejected', key: null }],
  ])('[FT-21] reads the status %i', (status, failure) => {
    expect(failureOf(status)).toEqual(failure);
  });

  it.each([
    [{ errors: { '0.authentication.new_password': 'CANARY' } }, { code: 'rejected', key: 'new_password' }],
    [{ errors: { '.customer_create': 'CANARY already in use' } }, { code: 'conflict', key: 'email' }],
    [{ errors: { '0.email': 'CANARY' } }, { code: 'conflict', key: 'email' }],
    [{ errors: { '0.id': 'invalid customer ID' } }, { code: 'not-found' }],
    [{ errors: { '0.first_name': 'CANARY' } }, { code: 'rejected', key: '0.first_name' }],
    [{ errors: { 'CANARY with blanks': 'x', phone: 'y' } }, { code: 'rejected', key: 'phone' }],
    [{ errors: {} }, { code: 'rejected', key: null }],
    [{ errors: null }, { code: 'rejected', key: null }],
    [{ errors: ['CANARY'] }, { code: 'rejected', key: null }],
    [{ title: 'CANARY' }, { code: 'rejected', key: null }],
    ['<html>CANARY</html>', { code: 'rejected', key: null }],
    ['', { code: 'rejected', key: null }],
    ['null', { code: 'rejected', key: null }],
  ])('reads a 422 without its words: %j', (body, failure) => {
    expect(failureOf(422, body)).toEqual(failure);
  });

  it('[SC-34] never lets more out of a body than a key of a field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 499 }), fc.dictionary(fc.string(), fc.string()), (status, errors) => {
        const failure = failureOf(status, { title: 'CANARY', errors });
        if ('key' in failure && failure.key !== null) expect(failure.key).toMatch(/^[\w.-]{1,80}$/u);
        expect(JSON.stringify(failure)).not.toContain('CANARY');
      }),
    );
  });
});
