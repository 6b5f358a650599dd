import { beforeEach, expect, it, vi } from 'vitest';
import { endWhenIdle } from '../../../../src/main/app/idle-keychain';
import { createMemoryKeychain } from '../../../fakes/memory-keychain';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

function open() {
  const memory = createMemoryKeychain();
  const abandon = vi.fn();
  return { memory, abandon, keychain: endWhenIdle({ ...memory, abandon }, 1_000) };
}

it('ends the process when nobody has asked for a while, and works all the same afterwards', async () => {
  const { keychain, abandon } = open();
  await keychain.setPassword('keydesk', 'probe', 'x');
  vi.advanceTimersByTime(999);
  expect(abandon).not.toHaveBeenCalled();
  await expect(keychain.getPassword('keydesk', 'probe')).resolves.toBe('x');
  vi.advanceTimersByTime(999);
  expect(abandon).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(abandon).toHaveBeenCalledOnce();
  await expect(keychain.deletePassword('keydesk', 'probe')).resolves.toBe(true);
});

it('never ends it under a call that is still running', async () => {
  const { keychain, memory, abandon } = open();
  memory.freeze();
  const slow = keychain.getPassword('keydesk', 'probe');
  vi.advanceTimersByTime(60_000);
  expect(abandon).not.toHaveBeenCalled();
  memory.thaw();
  await slow;
});
