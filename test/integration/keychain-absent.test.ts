import { describe, expect, it } from 'vitest';
import { probeKeychain } from '../../src/main/secrets/keychain-probe';
import { openPrivateKeyring, openRealStore } from '../setup/keyring';

const bare = { HOME: '/nonexistent', PATH: process.env['PATH'] ?? '' };

async function problemWith(env: Readonly<Record<string, string>>): Promise<unknown> {
  const store = openRealStore(env);
  try {
    return await probeKeychain(store);
  } finally {
    await store.close();
  }
}

describe.runIf(process.platform === 'linux')('[SC-23][FT-40] a Linux machine without a keychain', () => {
  it('has no session bus', async () => {
    expect(await problemWith(bare)).toEqual({ code: 'keychain-absent' });
  });

  it('has a bus address that leads nowhere, or is switched off', async () => {
    for (const address of ['unix:path=/nonexistent/bus', 'disabled:']) {
      expect(await problemWith({ ...bare, DBUS_SESSION_BUS_ADDRESS: address })).toEqual({ code: 'keychain-absent' });
    }
  });

  it('has a bus without a secret service', async () => {
    const keyring = await openPrivateKeyring();
    expect(await problemWith(keyring.env)).toEqual({ code: 'keychain-absent' });
    await keyring.close();
  });

  it('has a service in which no keyring was ever made', async () => {
    const keyring = await openPrivateKeyring();
    await keyring.startDaemon({ unlock: false });
    expect(await problemWith(keyring.env)).toEqual({ code: 'keychain-absent' });
    await keyring.close();
  });
});
