import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AccountService } from '../../accounts/account-service';
import type { Journal } from '../../journal/journal';

export type JournalUseCases = Pick<AccountService, 'history'> & Pick<Journal, 'verify'>;

export function journalProcedures(journal: JournalUseCases) {
  const os = implement(contract.journal);
  return {
    history: os.history.handler(({ input }) => journal.history(input.ref)),
    verify: os.verify.handler(({ input, signal }) =>
      journal.verify(input.against, signal ?? new AbortController().signal),
    ),
  };
}
