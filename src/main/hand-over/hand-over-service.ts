import { fail } from '../../shared/domain/failure';
import type { Language } from '../../shared/domain/language';
import type { Clipboard } from '../platform/clipboard';
import type { HeldLinks } from '../reset-links/held-links';
import { composeAfterCallNote } from './after-call-note';
import type { DoneResets } from './done-resets';
import { createQrMatrix } from './qr';

/** The ways from a reset that was issued to the shopper and into the ticket. */
export interface HandOver extends Pick<HeldLinks, 'copy' | 'reveal' | 'forget'> {
  /**
   * The held link as rows of `0` (light) and `1` (dark), to be scanned from the screen.
   *
   * @throws KeydeskError `not-found` when the link is gone, `policy-denied` where agents may not have links,
   * `journal-unavailable` when the use can't be recorded, `invalid-input` for a link no code can hold
   */
  qr(resetId: string): { size: number; rows: string[] };
  /**
   * Puts the lines for the ticket on the clipboard; they hold no personal data, so they stay there.
   *
   * @throws KeydeskError `not-found` for a reset that is no longer remembered
   */
  note(resetId: string, language: Language): Promise<void>;
}

export function createHandOver(options: {
  readonly links: Pick<HeldLinks, 'copy' | 'reveal' | 'take' | 'forget'>;
  readonly done: DoneResets;
  readonly clipboard: Pick<Clipboard, 'write'>;
}): HandOver {
  const { links, done } = options;
  return {
    async copy(resetId) {
      const copied = await links.copy(resetId);
      done.addWay(resetId, 'copied');
      return copied;
    },
    reveal(resetId) {
      const shown = links.reveal(resetId);
      done.addWay(resetId, 'shown');
      return shown;
    },
    qr(resetId) {
      const { size, modules } = createQrMatrix(links.take(resetId, 'scan').link);
      done.addWay(resetId, 'scanned');
      return { size, rows: [...modules] };
    },
    async note(resetId, language) {
      const reset = done.find(resetId);
      if (reset === null) throw fail({ code: 'not-found' });
      const { storeName, at, journalId, callerCheck, outcome } = reset;
      await options.clipboard.write(
        composeAfterCallNote({
          ...{ language, outcome, storeName, at, journalId, callerCheck },
          done: { act: 'reset', kind: reset.kind, handedOver: reset.handedOver, expiresAt: reset.expiresAt },
        }),
      );
    },
    forget(resetId) {
      links.forget(resetId);
      done.forget(resetId);
    },
  };
}
