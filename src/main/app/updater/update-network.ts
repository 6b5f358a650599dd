import { net, session } from 'electron';
import { guardSession } from '../guards';
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
    const request = net.request({
      url: `${protocol ?? ''}//${host ?? ''}${path ?? ''}`,
      session: partition,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      bypassCustomProtocolHandlers: true,
    });
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (typeof value === 'string') request.setHeader(name, value);
    }
    // Nobody gets a password here, and a proxy that wants one is not asked again.
    request.on('login', ({ isProxy }, answer) => {
      if (!isProxy) return answer();
      request.emit('error', new Error('net::ERR_PROXY_AUTH_REQUESTED'));
      return request.abort();
    });
    return request;
  };
  return { open, ready: () => partition.forceReloadProxyConfig() };
}
