import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AccountService } from '../../accounts/account-service';
import type { Journal } from '../../journal/journal';
import type { ExportStatus } from '../../../shared/domain/journal-export';
import type { JournalExport } from '../../journal-export/journal-export-service';
import type { JournalView } from '../../journal-view/journal-view-service';

export type JournalUseCases = Pick<AccountService, 'history'> &
  Pick<Journal, 'verify'> &
  JournalView &
  JournalExport & { exportStatus(): ExportStatus | null };

export function journalProcedures(journal: JournalUseCases) {
  const os = implement(contract.journal);
  return {
    history: os.history.handler(({ input }) => journal.history(input.ref)),
    verify: os.verify.handler(({ input, signal }) =>
      journal.verify(input.against, signal ?? new AbortController().signal),
    ),
    export: os.export.handler(({ input, signal }) => journal.export(input, signal ?? new AbortController().signal)),
    exportStatus: os.exportStatus.handler(() => ({ status: journal.exportStatus() })),
    chooseHead: os.chooseHead.handler(() => journal.chooseHead()),
    page: os.page.handler(({ input }) => journal.page(input.filter, input.cursor ?? null)),
  };
}
