import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../../../src/main/vendors/http';
import { oauthErrorKey, refusalKey, refusalOf } from '../../../../../src/main/vendors/norce/refusal';

function answer(status: number, text: string): HttpAnswer {
  return { status, ok: false, headers: new Headers(), text, json: () => JSON.parse(text) as unknown };
}

describe('a refusal of Norce', () => {
  it.each([
    ['a list', '{"Messages":[{"Key":"InvalidEmail","Value":"x"}]}', 'InvalidEmail'],
    ['an object', '{"Messages":{"InvalidEmail":"x"}}', 'InvalidEmail'],
    ['a key that is new', '{"Messages":[{"Key":"PhoneMissing","Value":"x"}]}', 'PhoneMissing'],
    ['plain text', 'Bad Request: InvalidEmail', 'InvalidEmail'],
    ['a key that holds another one', 'Bad Request: AccountCustomerMissing', 'AccountCustomerMissing'],
    ['a list without keys', '{"Messages":[],"Message":"CustomerMissing"}', 'CustomerMissing'],
    ['nothing', '', null],
    ['no list', '{"Messages":5}', null],
    ['a key that is a sentence', '{"Messages":[{"Key":"Maja Berg, maja@example.test","Value":"x"}]}', null],
    ['a page', '<html><b>oops</b></html>', null],
  ])('has its key from %s', (_, text, key) => {
    expect(refusalKey(answer(400, text))).toBe(key);
  });

  it.each([
    [400, 'CustomerMissing', { code: 'not-found' }],
    [400, 'CustomerAlreadyExists', { code: 'conflict', key: 'CustomerAlreadyExists' }],
    [400, 'AccountAlreadyExists', { code: 'conflict', key: 'AccountAlreadyExists' }],
    [400, 'DeliveryAddressCityMissing', { code: 'rejected', key: 'DeliveryAddressCityMissing' }],
    [400, 'who knows', { code: 'rejected', key: null }],
    [403, '', { code: 'forbidden', missingScope: null }],
    [404, '', { code: 'misconfigured', cause: 'setting', field: 'servicePath' }],
    [405, '', { code: 'misconfigured', cause: 'setting', field: 'servicePath' }],
    [409, '', { code: 'conflict', key: null }],
    [422, 'CANARY', { code: 'vendor-error', cause: 'status', path: null, status: 422 }],
  ])('[FT-21] %i %s is %j', (status, text, failure) => {
    expect(refusalOf(answer(status, text)).failure).toEqual(failure);
  });

  it.each([
    ['{"error":"invalid_client"}', 'invalid_client'],
    ['{"error":"the secret is hunter2"}', null],
    ['{"error":5}', null],
    ['oops', null],
  ])('of the identity service, %s, has the key %s', (text, key) => {
    expect(oauthErrorKey(answer(400, text))).toBe(key);
  });
});
