import { describe, expect, it } from 'vitest';
import { untilAborted } from '../../../../src/main/vendors/http/until-aborted';

describe('waiting for work that belongs to others too', () => {
  it('hands on what the work comes to', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(7), signal)).resolves.toBe(7);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  it('leaves at once when told to, before or meanwhile', async () => {
    const endless = new Promise<never>(() => undefined);
    await expect(untilAborted(endless, AbortSignal.abort())).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    const abort = new AbortController();
    const waiting = untilAborted(endless, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('lets the others have the work when one caller leaves', async () => {
    const abort = new AbortController();
    let finish: (value: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => (finish = resolve));
    const first = untilAborted(work, abort.signal);
    const second = untilAborted(work, new AbortController().signal);
    abort.abort();
    await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    finish('token');
    expect(await second).toBe('token');
  });
});
