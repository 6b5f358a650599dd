/** Writes settings until it is killed, and says after each write what it wrote. Argument: the folder. */
import { writeSync } from 'node:fs';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { createElectronSettingsStore } from '../../src/main/settings/electron-settings-store';

const [folder = ''] = process.argv.slice(2);
const store = createElectronSettingsStore({
  folder,
  appVersion: '1.0.0',
  ids: createCryptoIds(),
  clock: createSystemClock(),
});
for (let width = 800; ; width = width === 9999 ? 800 : width + 1) {
  store.write({ ...store.read(), window: { x: null, y: null, width, height: 600, maximised: false } });
  writeSync(1, `${width}\n`);
}
