import { describe, expect, it } from 'vitest';
import { createSandboxClock } from '../../../../src/sandbox/kit/sandbox-clock';
import { createOneTimeCodes } from '../../../../src/sandbox/salesforce-b2c/one-time-codes';
import { defaultSwitches } from '../../../../src/sandbox/salesforce-b2c/switches';
import { call, privateClient, slas, useStore } from './helpers';

describe('one-time codes', () => {
  const open = () => {
    const clock = createSandboxClock();
    return { clock, codes: createOneTimeCodes(clock, { ...defaultSwitches }) };
  };

  it('work once, for their purpose and their person', () => {
    const { codes } = open();
    const code = codes.issue('verification', 'ada') ?? '';
    expect(codes.redeem('sign-in', null, code)).toEqual({ result: 'wrong' });
    expect(codes.redeem('verification', 'bo', code)).toEqual({ result: 'wrong' });
    expect(codes.redeem('verification', 'ada', code)).toEqual({ result: 'ok', person: 'ada' });
    expect(codes.redeem('verification', 'ada', code)).toEqual({ result: 'wrong' });
  });

  it('are dead after ten minutes and when a newer one was asked for', () => {
    const { clock, codes } = open();
    const older = codes.issue('sign-in', 'ada') ?? '';
    const newer = codes.issue('sign-in', 'ada') ?? '';
    expect(codes.redeem('sign-in', null, older)).toEqual({ result: 'wrong' });
    clock.advance(10 * 60_000);
    expect(codes.redeem('sign-in', null, newer)).toEqual({ result: 'wrong' });
  });

  it('are given out six times in ten minutes, and guessed at six times', () => {
    const { clock, codes } = open();
    const given = Array.from({ length: 7 }, () => codes.issue('verification', 'ada'));
    expect(given.map((code) => code !== null)).toEqual([true, true, true, true, true, true, false]);
    const guesses = Array.from({ length: 7 }, () => codes.redeem('verification', 'ada', 'x').result);
    expect(guesses).toEqual([...Array<string>(6).fill('wrong'), 'too-many']);
    clock.advance(10 * 60_000);
    expect(codes.issue('verification', 'ada')).not.toBeNull();
  });
});

describe('sign-in by code at the training store', () => {
  const store = useStore();
  const ask = (userId: string, mode = 'email') =>
    call(store(), `${slas}/passwordless/login`, {
      headers: { authorization: privateClient },
      form: { user_id: userId, mode, channel_id: 'RefArch' },
    });

  it('mails the code to the address on file and tells the caller nothing', async () => {
    expect(await ask('maja@example.test')).toMatchObject({ status: 200, body: { text: '' } });
    expect(store().outbox.all()).toMatchObject([{ to: 'maja@example.test', template: 'sign-in-code', link: null }]);
  });

  it('refuses unknown and disabled shoppers, an unknown way, and a tenant without mail', async () => {
    store().seed({ email: 'off@example.test', state: 'inactive' });
    expect((await ask('nobody@example.test')).status).toBe(400);
    expect((await ask('off@example.test')).status).toBe(400);
    expect((await ask('maja@example.test', 'pigeon')).status).toBe(400);
    store().switches['mailProvider'] = false;
    expect((await ask('maja@example.test')).status).toBe(412);
    expect(store().outbox.all()).toEqual([]);
  });

  it('verifies an e-mail with the code that was mailed there, six mails in ten minutes', async () => {
    const person = { client_id: 'training-slas-public', channel_id: 'RefArch', user_id: 'maja@example.test' };
    const request = () =>
      call(store(), `${slas}/otp/request`, { form: { ...person, mode: 'email', email: 'maja@example.test' } });
    for (let n = 0; n < 6; n += 1) expect((await request()).status).toBe(202);
    expect((await request()).status).toBe(429);
    const wrong = await call(store(), `${slas}/otp/verify`, { form: { ...person, pwd_action_token: '00' } });
    expect(wrong.status).toBe(400);
    expect(store().outbox.all()).toHaveLength(6);
  });
});
