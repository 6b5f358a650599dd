import { fail } from '../../shared/domain/failure';

/**
 * The last gate before the network: only https leaves, and only a training connection may speak plainly to loopback.
 * Nothing but absolute addresses gets here, so that no other scheme's handler is ever reached.
 */
export function guardFetch(transport: typeof fetch, training: boolean): typeof fetch {
  return async (input, init) => {
    const url = addressOf(input);
    const allowed = training
      ? url?.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost')
      : url?.protocol === 'https:';
    if (!allowed) throw fail({ code: 'misconfigured', cause: 'origin', field: null });
    return await transport(input, init);
  };
}

function addressOf(input: string | URL | Request): URL | null {
  if (input instanceof URL) return input;
  const text = typeof input === 'string' ? input : input.url;
  return URL.canParse(text) ? new URL(text) : null;
}
