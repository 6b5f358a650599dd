import { describe, expect, it } from 'vitest';
import { createTrainingStores, type TrainingHost } from '../../../../src/main/connections/training-stores';
import type { TrainingCommand, TrainingStores } from '../../../../src/shared/domain/training';
import { failureOf } from '../../../fakes/failure-of';

const store = { origin: 'http://127.0.0.1:1', config: { origin: 'http://127.0.0.1:1' }, secrets: { clientId: 'x' } };
const stores: TrainingStores = {
  norce: store,
  emporix: store,
  bigcommerce: store,
  'salesforce-b2c': store,
  landing: { origin: 'http://127.0.0.1:2' },
};
const notUp = { code: 'unavailable', cause: 'maintenance', status: null, retryAt: null };

function open(answer: (command: TrainingCommand) => unknown = ({ id }) => ({ type: 'done', id, mails: [] })) {
  let hear: (message: unknown) => void = () => undefined;
  let exit: () => void = () => undefined;
  const posted: TrainingCommand[] = [];
  const problems: string[] = [];
  let killed = false;
  let started = 0;
  const host: TrainingHost = {
    post: (command) => {
      posted.push(command);
      const reply = answer(command);
      if (reply !== undefined) hear(reply);
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => {
      exit = listener;
    },
    kill: () => {
      killed = true;
    },
  };
  const service = createTrainingStores({
    open: () => {
      started += 1;
      return host;
    },
    readyTimeoutMs: 40,
    commandTimeoutMs: 40,
    onProblem: (problem) => problems.push(problem),
  });
  return {
    service,
    posted,
    problems,
    say: (message: unknown) => hear(message),
    exit: () => exit(),
    isKilled: () => killed,
    starts: () => started,
  };
}

describe('the training stores', () => {
  it('are connections as soon as they are up, with their secrets only in memory', async () => {
    const { service, say } = open();
    service.start();
    const waiting = service.connection('norce');
    say({ type: 'ready', stores });
    await expect(waiting).resolves.toMatchObject({
      id: 'norce',
      name: 'Nordic Shop',
      training: true,
      config: store.config,
      secretFields: ['clientId'],
      problem: null,
    });
    await expect((await waiting)?.secrets()).resolves.toEqual({ clientId: 'x' });
  });

  it('have the names agents know them by, and colours of their own', async () => {
    const { service, say } = open();
    service.start();
    say({ type: 'ready', stores });
    const shops = await Promise.all(service.ids().map((id) => service.connection(id)));
    expect(shops.map((shop) => shop?.name)).toEqual(['Nordic Shop', 'Berlin Store', 'Orchard Supply', 'Alpen Sport']);
    expect(new Set(shops.map((shop) => shop?.colour)).size).toBe(4);
  });

  it('hold nobody up: after a while they are a problem, later they work', async () => {
    const { service, say } = open();
    service.start();
    await expect(service.connection('norce')).resolves.toMatchObject({ problem: notUp });
    say({ type: 'ready', stores });
    await expect(service.connection('norce')).resolves.toMatchObject({ problem: null });
  });

  it.each([
    ['fail to start', { type: 'failed', id: null, problem: 'port taken' }],
    ['exit', null],
  ])('are a problem at once when they %s', async (_name, message) => {
    const { service, say, exit } = open();
    service.start();
    const waiting = service.connection('emporix');
    if (message === null) exit();
    else say(message);
    await expect(waiting).resolves.toMatchObject({ problem: notUp });
  });

  it('know no other connection', async () => {
    await expect(open().service.connection('c1')).resolves.toBeNull();
  });

  it('take commands one answer each', async () => {
    const mail = {
      vendor: 'norce',
      to: 'a@b.c',
      template: 'reset',
      link: null,
      at: '2027-01-15T08:00:00.000Z',
    } as const;
    const { service, posted } = open(({ id }) => ({ type: 'done', id, mails: [mail] }));
    service.start();
    await service.setFault('norce', 'down');
    await service.reset();
    await expect(service.outbox()).resolves.toEqual([mail]);
    expect(posted).toEqual([
      { type: 'fault', id: 1, vendor: 'norce', fault: 'down' },
      { type: 'reset', id: 2 },
      { type: 'outbox', id: 3 },
    ]);
  });

  it('fail a command that is refused, not answered, or asked of stores that are gone', async () => {
    const refused = open(({ id }) => ({ type: 'failed', id, problem: 'no' }));
    refused.service.start();
    expect(await failureOf(refused.service.reset())).toEqual(notUp);
    const mute = open(() => undefined);
    mute.service.start();
    expect(await failureOf(mute.service.reset())).toEqual({ code: 'timeout' });
    const leaving = mute.service.outbox();
    mute.exit();
    expect(await failureOf(leaving)).toEqual(notUp);
  });

  it('report a message they should not have sent, and go on', async () => {
    const { service, say, problems } = open();
    service.start();
    say({ type: 'ready', stores: {} });
    say('junk');
    expect(problems).toEqual(['not-understood', 'not-understood']);
    await service.reset();
  });

  it('are started again when they end unasked, but not for ever', async () => {
    const { service, exit, say, starts, problems } = open();
    service.start();
    exit();
    say({ type: 'ready', stores });
    await expect(service.connection('norce')).resolves.toMatchObject({ problem: null });
    for (let times = 0; times < 5; times += 1) exit();
    expect(starts()).toBe(4);
    expect(problems).toEqual(Array(6).fill('ended'));
    expect(await failureOf(service.reset())).toEqual(notUp);
  });

  it('are ended with the app', async () => {
    const { service, posted, isKilled } = open();
    service.start();
    await service.stop();
    expect(posted.at(-1)).toMatchObject({ type: 'stop' });
    expect(isKilled()).toBe(true);
  });
});
