import { net, type ClientRequest, type ClientRequestConstructorOptions, type Session } from 'electron';

/**
 * A request over one of Electron's sessions: no cookies, no cache, no referrer, no handler of our own schemes, no redirect
 * that is followed unasked.
 *
 * @param onProxyAsks told when a proxy wants a password: nobody gets one here, and the proxy is not asked again.
 */
export function openQuietRequest(
  partition: Session,
  request: Pick<ClientRequestConstructorOptions, 'method' | 'url' | 'headers'>,
  onProxyAsks: (request: ClientRequest, error: TypeError) => void,
): ClientRequest {
  const opened = net.request({
    ...request,
    session: partition,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    bypassCustomProtocolHandlers: true,
  });
  opened.on('login', ({ isProxy }, answer) => {
    if (!isProxy) return answer();
    onProxyAsks(opened, new TypeError('net::ERR_PROXY_AUTH_REQUESTED'));
    return opened.abort();
  });
  return opened;
}
