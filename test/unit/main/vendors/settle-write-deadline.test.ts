import { describe, expect, it } from 'vitest';
import { settleWrite } from '../../../../src/main/vendors/http/settle-write';
import { fail } from '../../../../src/shared/domain/failure';

describe('a write whose answer was lost', () => {
  it('is given up as unknown when its time is over, without another step', async () => {
    let sends = 0;
    let reads = 0;
    const work = settleWrite({
      write: async () => {
        sends += 1;
        await new Promise((resolve) => setTimeout(resolve, 60));
        throw fail({ code: 'unknown-outcome' });
      },
      readBack: async () => {
        reads += 1;
        await Promise.resolve();
        return null;
      },
      delaysMs: [10, 1_000, 1_000],
      totalMs: 100,
      signal: new AbortController().signal,
    });
    await expect(work).rejects.toMatchObject({ failure: { code: 'unknown-outcome' } });
    expect({ sends, reads }).toEqual({ sends: 1, reads: 1 });
  });
});
