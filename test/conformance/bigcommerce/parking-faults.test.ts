import { describe, expect, it } from 'vitest';
import { isKeydeskError } from '../../../src/shared/domain/failure';
import { strikes } from '../../faults/matrix/strikes';
import { never } from '../vendor-adapter/bench';
import { openBigCommerce, parking } from './bench';

const changes = [
  { change: 'deactivate', from: 'active', to: 'parked' },
  { change: 'activate', from: 'parked', to: 'no-switch' },
] as const;

/** The matrix of faults knows stores as they come; parking has to be chosen, so it is struck here. */
describe.each(changes)('bigcommerce parking under faults: $change', ({ change, from, to }) => {
  it.each(strikes)('[$id] $title', async ({ fault, times }) => {
    const { adapter, emulator } = await openBigCommerce({ config: parking });
    try {
      const id = emulator.seed({ email: 'ada@example.test', state: from });
      emulator.faults.add({ method: 'PUT', path: '/v3/customers', fault, ...(times === 'always' ? {} : { times }) });
      const outcome = await adapter.setAccess(id, change, never).then(
        () => 'done',
        (error: unknown) => {
          if (isKeydeskError(error)) return error.failure.code;
          throw error;
        },
      );
      const isDone = emulator.peek(id)?.state === to;
      // What the agent is told is what the store did, or that it is not known.
      if (outcome !== 'unknown-outcome') expect(outcome === 'done').toBe(isDone);
      expect(emulator.requests.all().filter((request) => request.method === 'PUT')).toHaveLength(1);
      expect(emulator.peek(id)?.writes).toBe(isDone ? 1 : 0);
    } finally {
      await emulator.close();
    }
  });
});
