import { setNonce } from 'get-nonce';
import { config } from 'zod';

/** The nonce main put into the page for style elements; empty where no policy asks for one. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

// The scroll lock behind dialogs makes a style element of its own.
setNonce(styleNonce());
// Without this the schema library probes `new Function`, which the content security policy refuses and reports.
config({ jitless: true });
