import { beforeEach, describe, expect, it } from 'vitest';
import type { KeychainDriver } from '../../../../src/main/secrets/keytar-secret-store';
import { createKeytarSecretStore } from '../../../../src/main/secrets/keytar-secret-store';
import { createRemoteKeychain, type RemoteKeychain } from '../../../../src/main/secrets/remote-keychain';
import { connectionSecret } from '../../../../src/main/secrets/secret-store';
import { serveKeychain } from '../../../../src/main/secrets/serve-keychain';
import { createMemoryKeychain, type MemoryKeychain } from '../../../fakes/memory-keychain';

const spec = connectionSecret('c1', 'clientSecret');

let keychain: MemoryKeychain;
let load: () => Promise<KeychainDriver>;
let starts: number;
/** Ends the newest process, as a crash would. */
let crash: () => void;
let remote: RemoteKeychain;

beforeEach(() => {
  keychain = createMemoryKeychain();
  load = async () => keychain;
  starts = 0;
  crash = () => undefined;
  remote = createRemoteKeychain(() => {
    starts += 1;
    let alive = true;
    let toChild: (message: unknown) => void = () => undefined;
    let toMain: (message: unknown) => void = () => undefined;
    let exited: () => void = () => undefined;
    serveKeychain(
      {
        onMessage: (listener) => {
          toChild = listener;
        },
        // Through JSON, as everything that crosses processes is copied.
        post: (message) => alive && toMain(JSON.parse(JSON.stringify(message))),
      },
      () => load(),
    );
    crash = () => {
      alive = false;
      exited();
    };
    return {
      post: (message) => queueMicrotask(() => alive && toChild(JSON.parse(JSON.stringify(message)))),
      onMessage: (listener) => {
        toMain = listener;
      },
      onExit: (listener) => {
        exited = listener;
      },
      kill: () => {
        alive = false;
      },
    };
  });
});

const code = (name: string): object => ({ failure: { code: name } });

describe('the keychain in a process of its own', () => {
  it('reads, writes and deletes through one process', async () => {
    await remote.setPassword('keydesk', 'a', 'x');
    expect(keychain.items.get('a')).toBe('x');
    expect(await remote.getPassword('keydesk', 'a')).toBe('x');
    expect(await remote.getPassword('keydesk', 'b')).toBeNull();
    expect(await remote.deletePassword('keydesk', 'a')).toBe(true);
    expect(await remote.deletePassword('keydesk', 'a')).toBe(false);
    expect(starts).toBe(1);
  });

  it('gives each of several callers the right answer', async () => {
    for (const name of ['a', 'b', 'c']) keychain.items.set(name, name.toUpperCase());
    const values = await Promise.all(['c', 'a', 'b'].map((name) => remote.getPassword('keydesk', name)));
    expect(values).toEqual(['C', 'A', 'B']);
  });

  it('[SC-23] carries failures across as codes, never as texts', async () => {
    keychain.refuse('CANARY-SECRET-4: Cannot create an item in a locked collection');
    const error: unknown = await remote.setPassword('keydesk', 'a', 'x').catch((reason: unknown) => reason);
    expect(error).toMatchObject(code('keychain-locked'));
    expect(JSON.stringify(error)).not.toContain('CANARY');
  });

  it('[FT-45] tells a native module that is missing in the child', async () => {
    load = () => Promise.reject(new Error('no module'));
    await expect(remote.getPassword('keydesk', 'a')).rejects.toMatchObject(code('keychain-module-missing'));
  });

  it('fails what was asked of a process that died, and starts another for the next call', async () => {
    keychain.freeze();
    const lost = remote.getPassword('keydesk', 'a');
    crash();
    await expect(lost).rejects.toMatchObject(code('keychain-unresponsive'));
    keychain.thaw();
    keychain.items.set('a', 'x');
    expect(await remote.getPassword('keydesk', 'a')).toBe('x');
    expect(starts).toBe(2);
  });

  it('takes no notice of the late death of a process it has given up', async () => {
    await remote.getPassword('keydesk', 'a');
    const old = crash;
    remote.abandon();
    keychain.items.set('a', 'x');
    const next = remote.getPassword('keydesk', 'a');
    old();
    expect(await next).toBe('x');
  });

  it('[SC-21][FT-42] is killed when it hangs, so that nothing of it is left in this program', async () => {
    const store = createKeytarSecretStore({
      load: async () => remote,
      abandon: remote.abandon,
      limitMs: 40,
      probeEveryMs: 30,
    });
    keychain.freeze();
    await expect(store.get(spec)).rejects.toMatchObject(code('keychain-unresponsive'));
    keychain.thaw();
    keychain.items.set(spec.account, 'x');
    await expect.poll(() => store.get(spec).catch(() => null)).toBe('x');
    expect(starts).toBe(2);
    store.dispose();
  });
});
