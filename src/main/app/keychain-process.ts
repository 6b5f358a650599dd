import { loadKeytar } from '../secrets/keytar-secret-store';
import { serveKeychain } from '../secrets/serve-keychain';

// Entry of the keychain's own process: a native call that hangs there can be ended with it.
const { parentPort } = process;
serveKeychain(
  {
    onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    post: (message) => parentPort.postMessage(message),
  },
  loadKeytar,
);
