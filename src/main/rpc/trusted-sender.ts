/** What is known of the frame that hands over a port; null when the frame is already gone. */
export interface SenderFrame {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export type SenderRefusal = 'no-frame' | 'sub-frame' | 'unknown-window' | 'foreign-origin' | 'port-count';

/**
 * Whether a hand-over may be served: one port, from the main frame of a window of ours, showing our own page.
 *
 * @param pageOrigin scheme and host of the page, such as `app://keydesk`; the dev server's origin in development
 */
export function judgeSender(
  sender: { readonly frame: SenderFrame | null; readonly knownWindow: boolean; readonly ports: number },
  pageOrigin: string,
): SenderRefusal | null {
  if (sender.frame === null) return 'no-frame';
  if (!sender.knownWindow) return 'unknown-window';
  if (!sender.frame.isMainFrame) return 'sub-frame';
  if (originOf(sender.frame.url) !== pageOrigin) return 'foreign-origin';
  return sender.ports === 1 ? null : 'port-count';
}

/** Scheme, host and port. `URL.origin` is no help here: it is the text `null` for a scheme of our own. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return username === '' && password === '' ? `${protocol}//${host}` : null;
}
