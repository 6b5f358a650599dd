import { expect, it } from 'vitest';
import { trainingEnvironment } from '../../../../src/main/app/training-environment';

const env = { PATH: '/usr/bin', KEYDESK_TRAINING_CUSTOMERS: '10000' };

it('lets a checkout set the number of training shoppers, and not an installed app', () => {
  expect(trainingEnvironment(env, false)).toEqual(env);
  expect(trainingEnvironment(env, true)).toEqual({ PATH: '/usr/bin' });
});
