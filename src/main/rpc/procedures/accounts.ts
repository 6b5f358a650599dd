import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { AccountService } from '../../accounts/account-service';
import type { ConfirmationService } from '../../accounts/confirmation-service';
import type { LookupService } from '../../accounts/lookup-service';

export type AccountUseCases = LookupService &
  Pick<AccountService, 'get' | 'prepareAccess' | 'setAccess'> &
  ConfirmationService;

export function accountProcedures(accounts: AccountUseCases) {
  const os = implement(contract.accounts);
  return {
    find: os.find.handler(({ input, signal }) => accounts.find(input, signal ?? endless())),
    get: os.get.handler(({ input, signal }) => accounts.get(input.ref, signal ?? endless())),
    prepareAccess: os.prepareAccess.handler(({ input, signal }) =>
      accounts.prepareAccess(input.ref, input.change, signal ?? endless()),
    ),
    // A write that was begun is seen through, whatever becomes of the caller.
    setAccess: os.setAccess.handler(({ input }) => accounts.setAccess(input)),
    prepareConfirmation: os.prepareConfirmation.handler(({ input, signal }) =>
      accounts.prepareConfirmation(input.ref, signal ?? endless()),
    ),
    resendConfirmation: os.resendConfirmation.handler(({ input }) => accounts.resendConfirmation(input)),
  };
}

function endless(): AbortSignal {
  return new AbortController().signal;
}
