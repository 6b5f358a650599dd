import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { HandOver } from '../../hand-over/hand-over-service';
import type { ResetService } from '../../reset-links/reset-service';

export type ResetUseCases = ResetService & HandOver;

export function resetProcedures(resets: ResetUseCases) {
  const os = implement(contract.resets);
  return {
    preview: os.preview.handler(({ input, signal }) =>
      resets.preview(input.ref, input.kind, signal ?? new AbortController().signal),
    ),
    // A write that was begun is seen through, whatever becomes of the caller.
    issue: os.issue.handler(({ input }) => resets.issue(input)),
    copy: os.copy.handler(({ input }) => resets.copy(input.resetId)),
    reveal: os.reveal.handler(({ input }) => resets.reveal(input.resetId)),
    qr: os.qr.handler(({ input }) => resets.qr(input.resetId)),
    note: os.note.handler(async ({ input }) => {
      await resets.note(input.resetId, input.language);
      return {};
    }),
    forget: os.forget.handler(({ input }) => {
      resets.forget(input.resetId);
      return {};
    }),
  };
}
