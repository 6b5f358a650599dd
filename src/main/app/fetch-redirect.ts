import { net, type IncomingMessage, type Session } from 'electron';

/**
 * Sends a request and hands a redirect back as the answer it is. Electron's own `fetch` can't: with `redirect: 'manual'` it
 * rejects, and the address the server named is lost.
 */
export async function fetchWithoutFollowing(partition: Session, url: string, init: RequestInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = net.request({
      method: init.method ?? 'GET',
      url,
      session: partition,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      bypassCustomProtocolHandlers: true,
      headers: Object.fromEntries(new Headers(init.headers)),
    });
    const onAbort = (): void => {
      request.abort();
      reject(new DOMException('aborted', 'AbortError'));
    };
    if (init.signal?.aborted === true) return onAbort();
    init.signal?.addEventListener('abort', onAbort, { once: true });
    // Not followed when this handler ends, which cancels the request; the promise is settled by then.
    request.once('redirect', (status, _method, _to, headers) =>
      resolve(new Response(null, { status, headers: headersOf(headers) })),
    );
    request.once('response', (message) =>
      resolve(
        new Response(hasBody(message.statusCode) ? bodyOf(message, onAbort) : null, {
          status: message.statusCode,
          headers: headersOf(message.headers),
        }),
      ),
    );
    request.on('error', reject);
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
