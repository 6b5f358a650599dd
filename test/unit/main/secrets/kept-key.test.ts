import { describe, expect, it } from 'vitest';
import { readKey, readOrMakeKey } from '../../../../src/main/secrets/kept-key';
import { probeKeychain } from '../../../../src/main/secrets/keychain-probe';
import { createKeytarSecretStore } from '../../../../src/main/secrets/keytar-secret-store';
import { journalMonthKey, journalSealKey, probeSecret } from '../../../../src/main/secrets/secret-store';
import { createMemoryKeychain } from '../../../fakes/memory-keychain';
import { createMemorySecretStore } from '../../../fakes/memory-secret-store';

const spec = journalMonthKey('2027-01');

describe('readOrMakeKey', () => {
  it('makes 32 random bytes once and finds them again', async () => {
    const store = createMemorySecretStore();
    expect(await readKey(store, spec)).toBeNull();
    const key = await readOrMakeKey(store, spec);
    expect(key).toHaveLength(32);
    expect(await readOrMakeKey(store, spec)).toEqual(key);
    expect(await readKey(store, spec)).toEqual(key);
    expect(await readOrMakeKey(store, journalSealKey)).not.toEqual(key);
    expect(store.names()).toEqual([spec.account, journalSealKey.account].sort());
  });

  it('[SC-22][FT-41] writes nothing over a key that a locked keychain does not show', async () => {
    const keychain = createMemoryKeychain();
    const store = createKeytarSecretStore({ load: async () => keychain });
    const key = await readOrMakeKey(store, spec);
    keychain.hide(true);
    await expect(readOrMakeKey(store, spec)).rejects.toMatchObject({ failure: { code: 'keychain-locked' } });
    keychain.hide(false);
    expect(await readOrMakeKey(store, spec)).toEqual(key);
  });

  it.each([
    ['too short', 'AAAA'],
    ['not base64url', '!'.repeat(43)],
    ['padded', `${'A'.repeat(43)}=`],
  ])('refuses what is no key: %s', async (_what, value) => {
    const store = createMemorySecretStore();
    await store.set(spec, value);
    await expect(readOrMakeKey(store, spec)).rejects.toMatchObject({
      failure: { code: 'invalid-input', problem: 'not-a-key' },
    });
  });
});

describe('[SC-23] probeKeychain', () => {
  it('finds a good keychain good and leaves nothing in it', async () => {
    const store = createMemorySecretStore();
    expect(await probeKeychain(store)).toBeNull();
    expect(store.names()).toEqual([]);
    expect(store.calls).toEqual([
      `set ${probeSecret.account}`,
      `get ${probeSecret.account}`,
      `delete ${probeSecret.account}`,
    ]);
  });

  it('says why a keychain does not work', async () => {
    const store = createMemorySecretStore();
    store.failWith({ code: 'keychain-absent' });
    expect(await probeKeychain(store)).toEqual({ code: 'keychain-absent' });
  });

  it('[FT-41] is not fooled by a keychain that takes and shows nothing', async () => {
    const kept = createMemorySecretStore();
    expect(await probeKeychain({ ...kept, get: async () => null })).toEqual({ code: 'keychain-locked' });
  });

  it('runs once for those who ask at the same time, and again for those who ask later', async () => {
    const store = createMemorySecretStore();
    expect(await Promise.all([probeKeychain(store), probeKeychain(store)])).toEqual([null, null]);
    expect(store.calls).toHaveLength(3);
    await probeKeychain(store);
    expect(store.calls).toHaveLength(6);
  });

  it('passes on what is a bug of ours', async () => {
    const store = createMemorySecretStore();
    const broken = { ...store, set: () => Promise.reject(new TypeError('a bug')) };
    await expect(probeKeychain(broken)).rejects.toThrow(TypeError);
  });
});
