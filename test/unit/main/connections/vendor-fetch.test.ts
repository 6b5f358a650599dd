import { expect, it } from 'vitest';
import { guardFetch } from '../../../../src/main/connections/vendor-fetch';
import { failureOf } from '../../../fakes/failure-of';

function open(training: boolean) {
  const sent: string[] = [];
  const guarded = guardFetch((input) => {
    sent.push(input instanceof Request ? input.url : input.toString());
    return Promise.resolve(new Response());
  }, training);
  return { guarded, sent };
}

it.each([
  'file:///etc/passwd',
  'app://keydesk/',
  'data:text/plain,x',
  'ftp://shop.example',
  'http://shop.example',
  '/x',
])('[SC-29] lets nothing but https out: not %s', async (address) => {
  for (const training of [false, true]) {
    const { guarded, sent } = open(training);
    expect(await failureOf(guarded(address))).toEqual({ code: 'misconfigured', cause: 'origin', field: null });
    expect(sent).toEqual([]);
  }
});

it('[SC-29][SC-30] lets training connections out to loopback only, and no other there', async () => {
  const training = open(true);
  await training.guarded('http://127.0.0.1:8080/x');
  await training.guarded(new URL('http://localhost:8080/x'));
  expect(await failureOf(training.guarded('https://shop.example/'))).toMatchObject({ cause: 'origin' });
  expect(training.sent).toHaveLength(2);
  const real = open(false);
  await real.guarded('https://shop.example/');
  expect(await failureOf(real.guarded('http://127.0.0.1:8080/'))).toMatchObject({ cause: 'origin' });
  expect(real.sent).toEqual(['https://shop.example/']);
});
