import type { IncomingMessage, Session } from 'electron';
import { openQuietRequest } from './quiet-request';

/**
 * `fetch` over one of Electron's sessions: no cookies, no cache, no referrer, no handler of our own schemes. Electron's own
 * `fetch` won't do. It can't hand back a redirect as the answer it is, and it takes a proxy's wish for a password for a
 * tunnel that failed.
 *
 * @throws TypeError whose message holds Chromium's code of the cause, such as `net::ERR_CONNECTION_RESET`; a redirect that
 * was not asked for says so
 */
export async function electronFetch(partition: Session, url: string, init: RequestInit = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method = 'GET' } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    const request = openQuietRequest(partition, { method, url, headers }, (_, error) => reject(error));
    const onAbort = (): void => {
      request.abort();
      reject(new DOMException('aborted', 'AbortError'));
    };
    if (init.signal?.aborted === true) return onAbort();
    init.signal?.addEventListener('abort', onAbort, { once: true });
    // Not followed when this handler ends, which cancels the request; the promise is settled by then.
    request.once('redirect', (status, _method, _to, headers) => {
      if (init.redirect === 'manual') resolve(new Response(null, { status, headers: headersOf(headers) }));
      else reject(new TypeError('the answer is a redirect'));
    });
    request.once('response', (message) => {
      const body = hasBody(message.statusCode) ? bodyOf(message, onAbort) : null;
      resolve(new Response(body, { status: message.statusCode, headers: headersOf(message.headers) }));
    });
    request.on('error', (error) => reject(new TypeError(error.message)));
    request.end(typeof init.body === 'string' ? init.body : undefined);
    return undefined;
  });
}

function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

function bodyOf(message: IncomingMessage, onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      message.on('data', (chunk) => controller.enqueue(new Uint8Array(chunk)));
      message.once('end', () => controller.close());
      message.once('aborted', () => controller.error(new TypeError('net::ERR_ABORTED')));
      message.on('error', () => controller.error(new TypeError('net::ERR_CONNECTION_RESET')));
    },
    cancel: onCancel,
  });
}

function headersOf(given: Readonly<Record<string, string | readonly string[]>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    for (const item of typeof value === 'string' ? [value] : value) headers.append(name, item);
  }
  return headers;
}
