import { testSteps, type TestEvent, type TestStep } from '../../../src/shared/domain/connection-test';
import type { FakeScenario } from './scenario';

/** A test of a connection that ends in the scenario's result; a failure stands at the step the scenario names. */
export async function* fakeTest(
  { probe, testStops, testDelayMs }: FakeScenario,
  wait: (ms: number) => Promise<void>,
): AsyncGenerator<TestEvent, void> {
  const step = (name: TestStep, state: 'running' | 'ok' | 'care' | 'failed'): TestEvent => ({
    type: 'step',
    step: name,
    state,
    failure: state === 'failed' ? probe.failure : null,
    found: name === 'capabilities' && state === 'ok' ? ['find-email', 'activate', 'reset-mailed'] : [],
    ms: name === 'reach' && state === 'ok' ? 84 : name === 'clock' ? probe.clockOffsetMs : null,
  });
  for (const name of testSteps) {
    yield step(name, 'running');
    if (name === 'reach') {
      await wait(testDelayMs);
      yield { type: 'call', method: 'POST', route: '/oauth/token', status: 200, durationMs: 84 };
    }
    if (probe.failure !== null && name === testStops) {
      yield step(name, 'failed');
      break;
    }
    yield step(name, name === 'clock' && Math.abs(probe.clockOffsetMs ?? 0) >= 60_000 ? 'care' : 'ok');
  }
  yield { type: 'done', result: probe };
}
