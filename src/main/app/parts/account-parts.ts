import { createAccountService, type AccessResult } from '../../accounts/account-service';
import { createActionIds } from '../../accounts/action-ids';
import { createConfirmationService } from '../../accounts/confirmation-service';
import { createEmailChanges, type EmailChanges } from '../../accounts/email-changes';
import { createLookupService } from '../../accounts/lookup-service';
import { createRecentLookups, type RecentLookups } from '../../accounts/recent-lookups';
import { createElapsedClock } from '../../platform/system-clock';
import { createSealedFile } from '../../secrets/sealed-file';
import { recentLookupsKey } from '../../secrets/secret-store';
import type { AccountUseCases } from '../../rpc/procedures/accounts';
import type { JournalUseCases } from '../../rpc/procedures/journal';
import type { ConfirmationRequest } from '../../vendors/port';
import { isKeydeskError } from '../../../shared/domain/failure';
import type { Ports } from '../ports';
import type { ConnectionParts } from './connection-parts';
import type { RecordParts } from './record-parts';

/** Finding shoppers, looking at them, and switching their access. */
export interface AccountParts {
  readonly emailChanges: EmailChanges;
  readonly recent: RecentLookups;
  readonly accounts: AccountUseCases & Pick<JournalUseCases, 'history'>;
  /** Deletes recent look-ups that are too old or no longer wanted. Nothing waits for it. */
  tidyRecent(): void;
  /** Makes every open dialog's action id worthless. */
  forgetActions(): void;
}

export function createAccountParts(
  ports: Ports,
  { journal, writes, knownResets, reports }: RecordParts,
  { known, adapters, training }: ConnectionParts,
): AccountParts {
  const { clock, ids, policy, settings, secretStore } = ports;
  const emailChanges = createEmailChanges({
    file: ports.emailMemory,
    secretStore,
    clock,
    warningDays: policy.emailChangeWarningDays,
  });
  const lookUps = createLookupService({
    connections: known,
    adapters,
    journal,
    onBug: (error) => reports.bug('accounts.find', error),
  });
  const recent = createRecentLookups({
    file: createSealedFile({ path: ports.recentLookupsPath, store: secretStore, key: recentLookupsKey }),
    clock,
    isKept: () => policy.recentLookups && settings.read().preferences.recentLookups,
  });
  const accessIds = createActionIds<AccessResult>({ ids, clock: createElapsedClock() });
  const accounts = createAccountService({
    connections: known,
    adapters,
    journal,
    policy,
    actionIds: accessIds,
    writes,
  });
  const confirmationIds = createActionIds<ConfirmationRequest>({ ids, clock });
  const confirmations = createConfirmationService({ adapters, policy, actionIds: confirmationIds, writes });
  const recentFailed = (error: unknown): void => {
    // Without a keychain nothing is kept; the window says elsewhere that there is none.
    if (!isKeydeskError(error)) reports.bug('recent', error);
  };

  return {
    emailChanges,
    recent,
    accounts: {
      ...lookUps,
      ...accounts,
      ...confirmations,
      async *find(request, signal) {
        // Only what an agent asks of all stores is a look-up of theirs; the others ask one store again or look for the same person.
        let isOwn = request.connectionIds === undefined;
        for await (const event of lookUps.find(request, signal)) {
          if (isOwn) recent.note(request.query, request.by ?? null).catch(recentFailed);
          isOwn = false;
          yield event;
        }
      },
      async get(ref, signal) {
        const account = await accounts.get(ref, signal);
        knownResets.seen(account);
        if (!training.ids().some((id) => id === ref.connectionId)) void emailChanges.seen(account);
        return account;
      },
    },
    tidyRecent: () => {
      recent.tidy().catch(recentFailed);
    },
    forgetActions: () => {
      accessIds.forgetAll();
      confirmationIds.forgetAll();
    },
  };
}
