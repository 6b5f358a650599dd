/** The keychain's own process as Node can start it: the same code as in the app, over Node's channel. */
import { loadKeytar } from '../../src/main/secrets/keytar-secret-store';
import { serveKeychain } from '../../src/main/secrets/serve-keychain';

serveKeychain(
  {
    onMessage: (listener) => process.on('message', listener),
    post: (message) => process.send?.(message),
  },
  loadKeytar,
);
