import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AccountService } from '../../accounts/account-service';

export type JournalUseCases = Pick<AccountService, 'history'>;

export function journalProcedures(journal: JournalUseCases) {
  const os = implement(contract.journal);
  return { history: os.history.handler(({ input }) => journal.history(input.ref)) };
}
