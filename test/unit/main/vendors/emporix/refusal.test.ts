import { describe, expect, it } from 'vitest';
import {
  isTenantProblem,
  isTokenProblem,
  redeemRefusal,
  refusal,
} from '../../../../../src/main/vendors/emporix/refusal';
import type { HttpAnswer } from '../../../../../src/main/vendors/http';
import { parseJson } from '../../../../../src/main/vendors/http/parse-json';

const canary = 'CANARY-BODY-7e20';

function answer(status: number, body: unknown): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, ok: status < 400, headers: new Headers(), text, json: () => parseJson(text, status, 64) };
}

describe('refusal', () => {
  it.each([
    [
      400,
      { type: 'bad_request', message: 'The tenant information provided with the request is not valid.' },
      'misconfigured',
    ],
    [400, { type: 'bad_request', message: 'no' }, 'rejected'],
    [422, {}, 'rejected'],
    [401, {}, 'forbidden'],
    [403, { type: 'Forbidden', status: 403, message: 'User not authorized.' }, 'forbidden'],
    [404, { status: 404, type: 'application/json' }, 'not-found'],
    [409, { type: 'conflict_resource' }, 'conflict'],
    [405, {}, 'vendor-error'],
    [418, 'teapot', 'vendor-error'],
    [302, '', 'vendor-error'],
  ])('reads %s %j as %s', (status, body, code) => {
    expect(refusal(answer(status, body), 'customer.customer_read').failure.code).toBe(code);
  });

  it('names the vendor’s key and field only where they look like some', () => {
    const key = (body: unknown) => {
      const { failure } = refusal(answer(400, body), null);
      return failure.code === 'rejected' ? failure.key : undefined;
    };
    expect(key({ type: 'bad_request', details: [{ field: 'contactEmail' }] })).toBe('bad_request:contactEmail');
    expect(key({ type: 'bad_request', details: ['missing'] })).toBe('bad_request');
    expect(key({ type: 'application/json', details: [{ field: 'a b' }] })).toBeNull();
    expect(key({ type: `${canary} for mia@shop.example` })).toBeNull();
    expect(key('<html>')).toBeNull();
    expect(key(null)).toBeNull();
    expect(key({ type: 5, message: [], details: 'x', fault: 7 })).toBeNull();
  });

  it('[SC-34] never repeats a word of the body', () => {
    const body = {
      type: canary,
      message: canary,
      details: [{ field: canary, message: canary }],
      fault: { detail: canary },
    };
    for (const status of [400, 401, 403, 404, 405, 409, 422]) {
      expect(JSON.stringify(refusal(answer(status, body), null).failure)).not.toContain(canary);
      expect(JSON.stringify(redeemRefusal(answer(status, body)).failure)).not.toContain(canary);
    }
  });
});

describe('redeemRefusal', () => {
  it.each([
    [{ message: 'invalid token' }, 'invalid-token'],
    [{ message: 'Invalid Token 123' }, 'invalid-token'],
    [{ message: 'invalid token', details: [{ field: 'password' }] }, 'password'],
    [{ type: 'bad_request', message: 'something else' }, 'bad_request'],
  ])('reads %j as %s', (body, key) => {
    expect(redeemRefusal(answer(400, body)).failure).toEqual({ code: 'rejected', key });
  });
});

describe('what a 401 and a 400 mean', () => {
  it('takes only the gateway’s fault for a problem of the token', () => {
    const fault = { fault: { faultstring: 'x', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } } };
    expect(isTokenProblem(answer(401, fault))).toBe(true);
    expect(isTokenProblem(answer(401, { status: 401, type: 'unauthorized' }))).toBe(false);
    expect(isTokenProblem(answer(403, fault))).toBe(false);
    expect(isTokenProblem(answer(401, 'not json'))).toBe(false);
    expect(isTokenProblem(answer(401, { fault: null }))).toBe(false);
  });

  it('takes only a 400 about the tenant for a wrong tenant', () => {
    expect(isTenantProblem(answer(400, { message: 'The tenant information is not valid.' }))).toBe(true);
    expect(isTenantProblem(answer(400, { message: 'The lieutenant is not valid.' }))).toBe(false);
    expect(isTenantProblem(answer(404, { message: 'tenant' }))).toBe(false);
  });
});
