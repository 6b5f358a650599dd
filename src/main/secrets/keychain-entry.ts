/** Entry of the keychain's own process, an Electron utility process; see `remote-keychain.ts` for why there is one. */
import { loadKeytar } from './keytar-secret-store';
import { serveKeychain } from './serve-keychain';

serveKeychain(
  {
    onMessage: (listener) => process.parentPort.on('message', ({ data }) => listener(data)),
    post: (message) => process.parentPort.postMessage(message),
  },
  loadKeytar,
);
