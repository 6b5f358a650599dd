import type { HeldLinks } from '../reset-links/held-links';
import { createQrMatrix } from './qr';

/** The ways from a reset that was issued to the shopper and into the ticket. */
export interface HandOver {
  /**
   * The held link as rows of `0` (light) and `1` (dark), to be scanned from the screen.
   *
   * @throws KeydeskError `not-found` when the link is gone, `policy-denied` where agents may not have links,
   * `journal-unavailable` when the use can't be recorded, `invalid-input` for a link no code can hold
   */
  qr(resetId: string): { size: number; rows: string[] };
}

export function createHandOver({ links }: { readonly links: Pick<HeldLinks, 'take'> }): HandOver {
  return {
    qr(resetId) {
      const { size, modules } = createQrMatrix(links.take(resetId).link);
      return { size, rows: [...modules] };
    },
  };
}
