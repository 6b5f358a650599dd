import type { AccessChange, AccountRef, ShopperAccount } from '../../shared/domain/account';
import type { WriteNote } from '../../shared/domain/action';
import type { Capability } from '../../shared/domain/capability';
import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { HistoryEntry } from '../../shared/contract/journal';
import type { Adapters, OpenConnection } from '../connections/adapters';
import type { KnownConnections } from '../connections/known-connections';
import type { Journal, JournalAct } from '../journal/journal';
import type { Policy } from '../policy/policy';
import type { ActionBinding, ActionIds } from './action-ids';
import { readAccount, withConnection } from './read-account';
import type { RecordedWrites, WriteResult } from './recorded-writes';
import { requireOffered } from './require-offered';
import { checkAction, checkNote, type NoteRules } from './write-rules';

export interface AccessPreparation extends NoteRules {
  readonly actionId: string;
  readonly account: ShopperAccount;
  readonly capability: Capability;
  readonly endsSessions: 'yes' | 'no' | 'unknown';
}

export interface AccessRequest {
  readonly actionId: string;
  readonly ref: AccountRef;
  readonly change: AccessChange;
  readonly note: WriteNote;
}

export interface AccessResult {
  readonly outcome: 'done' | 'nothing-to-do';
  readonly account: ShopperAccount;
}

export interface AccountService {
  get(ref: AccountRef, signal: AbortSignal): Promise<ShopperAccount>;
  /** Opens a write: reads the account as it is now and hands out the one-time id. Changes nothing. */
  prepareAccess(ref: AccountRef, change: AccessChange, signal: AbortSignal): Promise<AccessPreparation>;
  /**
   * Switches a shopper's access, at most once for one action id.
   *
   * @throws KeydeskError `policy-denied`, `unsupported`, `invalid-input` (note), `conflict` (id or account), `journal-unavailable`,
   * `unknown-outcome` when not even a second look tells what happened
   */
  setAccess(request: AccessRequest): Promise<AccessResult>;
  /** What agents did on one account, newest first. */
  history(ref: AccountRef): Promise<HistoryEntry[]>;
}

export function createAccountService(options: {
  readonly connections: Pick<KnownConnections, 'byId'>;
  readonly adapters: Pick<Adapters, 'open'>;
  readonly journal: Pick<Journal, 'event' | 'history'>;
  readonly policy: Policy;
  readonly actionIds: ActionIds<AccessResult>;
  readonly writes: RecordedWrites;
}): AccountService {
  const { adapters, journal, policy, actionIds } = options;

  function rulesFor(change: AccessChange): NoteRules {
    const opensTheDoor = actOf(change) === 'account.activate';
    return {
      ticketRequired: policy.ticketRequired,
      callerCheckRequired: opensTheDoor && policy.callerCheckRequired,
    };
  }

  async function write(request: AccessRequest, unchanged: (now: ShopperAccount) => void): Promise<AccessResult> {
    const { ref, change, note } = request;
    const open = await adapters.open(ref.connectionId);
    requireOffered(open.adapter.capabilities.access[change]);
    const before = await readAccount(open, ref, new AbortController().signal);
    unchanged(before);
    const subject = { vendor: open.connection.vendor, ref };
    const intent = { act: actOf(change), subject, why: note.reason, ticket: note.ticket, check: note.callerCheck };
    return await options.writes.run(intent, () => switchAccess(open, change, before));
  }

  return {
    async get(ref, signal) {
      const open = await adapters.open(ref.connectionId);
      const account = await readAccount(open, ref, signal);
      journal.event('account.open', { subject: { vendor: open.connection.vendor, ref } });
      return account;
    },
    async prepareAccess(ref, change, signal) {
      checkAction(change, policy);
      const open = await adapters.open(ref.connectionId);
      const account = await readAccount(open, ref, signal);
      const { access, deactivateEndsSessions } = open.adapter.capabilities;
      return {
        actionId: actionIds.open(bindingOf(ref, change), account),
        account,
        capability: access[change],
        endsSessions: change === 'deactivate' || change === 'hold' ? deactivateEndsSessions : 'no',
        ...rulesFor(change),
      };
    },
    async setAccess(request) {
      checkAction(request.change, policy);
      checkNote(request.note, rulesFor(request.change), policy);
      return await actionIds.spend(request.actionId, bindingOf(request.ref, request.change), (unchanged) =>
        write(request, unchanged),
      );
    },
    async history(ref) {
      const connection = await options.connections.byId(ref.connectionId);
      if (connection === null) throw fail({ code: 'not-found' });
      return [...(await journal.history({ vendor: connection.vendor, ref }))];
    },
  };
}

async function switchAccess(
  open: OpenConnection,
  change: AccessChange,
  before: ShopperAccount,
): Promise<WriteResult<AccessResult>> {
  const { accountId } = before.ref;
  // A write that was begun is seen through; the adapter has time limits of its own.
  const { signal } = new AbortController();
  const after = await open.adapter.setAccess(accountId, change, signal).then(
    (account) => withConnection(account, open.connection.id),
    (error: unknown) => lookAgain(error, open, before),
  );
  const changed = marksOf(after) !== marksOf(before);
  return {
    value: { outcome: changed ? 'done' : 'nothing-to-do', account: after },
    out: changed ? 'ok' : 'noop',
  };
}

/** After a lost answer the account itself may tell. If it looks as before, what happened stays unknown. */
async function lookAgain(error: unknown, open: OpenConnection, before: ShopperAccount): Promise<ShopperAccount> {
  if (!isKeydeskError(error) || error.failure.code !== 'unknown-outcome') throw error;
  const now = await readAccount(open, before.ref, new AbortController().signal).catch(() => before);
  if (JSON.stringify(now.access) === JSON.stringify(before.access)) throw error;
  return now;
}

/** What a change of access moves, at one vendor or another. */
function marksOf({ access, labels, updatedAt, version }: ShopperAccount): string {
  return JSON.stringify([access, labels, updatedAt, version]);
}

function bindingOf(ref: AccountRef, change: AccessChange): ActionBinding {
  return { act: `accounts.setAccess/${change}`, ref };
}

function actOf(change: AccessChange): JournalAct {
  return change === 'activate' || change === 'release' ? 'account.activate' : 'account.deactivate';
}
