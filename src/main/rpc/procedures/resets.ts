import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { HandOver } from '../../hand-over/hand-over-service';
import type { MailDelivery } from '../../hand-over/mail-delivery';
import type { MailProgram } from '../../hand-over/mail-program';
import type { ResetLedger } from '../../reset-links/reset-ledger';
import type { ResetService } from '../../reset-links/reset-service';
import type { WithdrawLinks } from '../../reset-links/withdraw-links';
import type { Approvals } from '../../second-person/approvals';

export type ResetUseCases = ResetService &
  HandOver &
  Omit<MailProgram, 'forgetShown'> &
  Pick<ResetLedger, 'ledger'> &
  WithdrawLinks &
  Pick<Approvals, 'approve'> &
  Omit<MailDelivery, 'forgetShown'>;

export function resetProcedures(resets: ResetUseCases) {
  const os = implement(contract.resets);
  return {
    preview: os.preview.handler(({ input, signal }) =>
      resets.preview(input.ref, input.kind, signal ?? new AbortController().signal),
    ),
    // A write that was begun is seen through, whatever becomes of the caller.
    issue: os.issue.handler(({ input }) => resets.issue(input)),
    approve: os.approve.handler(({ input }) => resets.approve(input)),
    copy: os.copy.handler(({ input }) => resets.copy(input.resetId)),
    reveal: os.reveal.handler(({ input }) => resets.reveal(input.resetId)),
    qr: os.qr.handler(({ input }) => resets.qr(input.resetId)),
    composeMail: os.composeMail.handler(({ input, signal }) =>
      resets.composeMail(input.resetId, input.language, signal ?? new AbortController().signal),
    ),
    openMail: os.openMail.handler(({ input }) => resets.openMail(input.resetId, input.language)),
    previewSend: os.previewSend.handler(({ input, signal }) =>
      resets.previewSend(input.resetId, input.language, signal ?? new AbortController().signal),
    ),
    sendMail: os.sendMail.handler(({ input }) => resets.sendMail(input.resetId, input.language)),
    note: os.note.handler(async ({ input }) => {
      await resets.note(input.resetId, input.language);
      return {};
    }),
    ledger: os.ledger.handler(({ signal }) => resets.ledger(signal ?? new AbortController().signal)),
    prepareSupersede: os.prepareSupersede.handler(({ input, signal }) =>
      resets.prepareSupersede(input.ref, signal ?? new AbortController().signal),
    ),
    supersede: os.supersede.handler(({ input }) => resets.supersede(input)),
    forget: os.forget.handler(({ input }) => {
      resets.forget(input.resetId);
      return {};
    }),
  };
}
