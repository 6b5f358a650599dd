import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeKeychain } from '../../src/main/secrets/keychain-probe';
import { connectionSecret } from '../../src/main/secrets/secret-store';
import { describeSecretStore } from '../conformance/secret-store.suite';
import { openPrivateKeyring, openRealStore, type PrivateKeyring } from '../setup/keyring';

const spec = connectionSecret('3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11', 'clientSecret');

describe.runIf(process.platform === 'linux')('the keychain of a Linux desktop', () => {
  let keyring: PrivateKeyring;
  beforeAll(async () => {
    keyring = await openPrivateKeyring();
    await keyring.startDaemon({ unlock: true });
  });
  afterAll(async () => {
    await keyring.close();
  });

  describeSecretStore('the real keyring', async () => {
    const [store, eye] = [openRealStore(keyring.env), openRealStore(keyring.env)];
    for (const field of ['clientSecret', 'clientId']) {
      await store.delete(connectionSecret('3b0c1c9e-7a52-4f0e-9d2b-0a5e4f6d7c11', field));
    }
    return {
      store,
      peek: (account) => eye.get({ service: 'keydesk', account }),
      close: async () => {
        await Promise.all([store.close(), eye.close()]);
      },
    };
  });

  it('[SC-23] passes the probe', async () => {
    const store = openRealStore(keyring.env);
    expect(await probeKeychain(store)).toBeNull();
    await store.close();
  });

  it('[SC-21][FT-42] gives up on a frozen keyring, and comes back when it thaws', async () => {
    const patient = openRealStore(keyring.env);
    await patient.set(spec, 'survives');
    await patient.close();
    const store = openRealStore(keyring.env, { limitMs: 1500, probeEveryMs: 200 });
    keyring.freeze();
    const startedAt = performance.now();
    expect(await probeKeychain(store)).toEqual({ code: 'keychain-unresponsive' });
    await expect(store.get(spec)).rejects.toMatchObject({ failure: { code: 'keychain-unresponsive' } });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    keyring.thaw();
    await expect.poll(() => store.get(spec).catch(() => null), { timeout: 50_000 }).toBe('survives');
    await store.close();
  });

  it('[SC-22][FT-41] calls a locked keyring locked, and leaves what lies in it', async () => {
    const before = openRealStore(keyring.env);
    await before.set(spec, 'survives');
    await before.close();
    await keyring.stopDaemon();
    await keyring.startDaemon({ unlock: false });

    const locked = openRealStore(keyring.env);
    expect(await locked.get(spec)).toBeNull();
    await expect(locked.set(spec, 'other')).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    expect(await probeKeychain(locked)).toEqual({ code: 'keychain-locked' });
    await locked.close();
    await keyring.stopDaemon();
    await keyring.startDaemon({ unlock: true });

    const after = openRealStore(keyring.env);
    expect(await after.get(spec)).toBe('survives');
    await after.close();
  });

  it('[SC-23][FT-40] tells that the keyring went away', async () => {
    await keyring.stopDaemon();
    const store = openRealStore(keyring.env);
    expect(await probeKeychain(store)).toEqual({ code: 'keychain-absent' });
    await store.close();
  });
});
