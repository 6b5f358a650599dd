import { session } from 'electron';
import { guardSession } from '../guards';
import { openQuietRequest } from '../quiet-request';
import { keepQuiet } from '../quiet-session';
import type { PackageUpdaterOptions } from './electron-package-updater';
import type { OpenRequest } from './guarded-executor';

/** How updates are fetched: through Chromium, in a session of their own, over the system's proxy and certificates. */
export function openUpdateNetwork(version: string): Pick<PackageUpdaterOptions, 'open' | 'ready'> {
  const partition = session.fromPartition('keydesk-updates', { cache: false });
  guardSession(partition);
  keepQuiet(partition);
  partition.setUserAgent(`Keydesk/${version}`, 'en');
  const open: OpenRequest = ({ protocol, hostname, port, path, headers }) => {
    const host = port === undefined || port === null ? hostname : `${hostname ?? ''}:${port}`;
    const texts = Object.entries(headers ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const url = `${protocol ?? ''}//${host ?? ''}${path ?? ''}`;
    return openQuietRequest(partition, { url, headers: Object.fromEntries(texts) }, (asking, error) => {
      asking.emit('error', error);
    });
  };
  return { open, ready: () => partition.forceReloadProxyConfig() };
}
