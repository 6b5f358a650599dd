import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { defaultSettings } from '../../src/main/settings/default-settings';
import { createElectronSettingsStore } from '../../src/main/settings/electron-settings-store';
import { createFixedClock } from '../fakes/fixed-clock';
import { createMemorySettingsStore } from '../fakes/memory-settings-store';
import { describeSettingsStore } from './settings-store.suite';

describeSettingsStore('electron-store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keydesk-settings-'));
  const open = (): ReturnType<typeof createElectronSettingsStore> =>
    createElectronSettingsStore({ folder, appVersion: '0.1.0', ids: createCryptoIds(), clock: createFixedClock() });
  return { store: open(), reopen: open, close: () => rm(folder, { recursive: true, force: true }) };
});

describeSettingsStore('test fake', async () => {
  const store = createMemorySettingsStore(defaultSettings(createCryptoIds()));
  return { store, reopen: () => createMemorySettingsStore(store.read()), close: async () => undefined };
});
