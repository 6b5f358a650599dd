import { afterEach, describe, expect, it, vi } from 'vitest';
import { createResetStore } from '../../src/renderer/src/features/reset/reset-store';
import { createFakeDesk } from '../fakes/fake-bridge';
import { fakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja } from '../fakes/fake-desk/shoppers';

const note = { reason: 'other', ticket: null, callerCheck: null } as const;

afterEach(() => {
  vi.useRealTimers();
});

describe('[SC-40] a QR code', () => {
  it('leaves the window after a minute, as the link itself does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { bridge } = createFakeDesk(fakeScenario({ accounts: [fullMaja] }));
    const store = createResetStore(bridge, { ref: fullMaja.ref, kind: 'link', onSettled: () => undefined });
    await store.getState().choose('link');
    await store.getState().issue(note, 60);
    await store.getState().showPicture();
    vi.advanceTimersByTime(59_999);
    expect(store.getState().picture.state).toBe('shown');
    vi.advanceTimersByTime(1);
    expect(store.getState().picture).toEqual({ state: 'hidden' });
  });
});
