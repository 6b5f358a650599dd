import type { ActionBinding, ActionIds } from '../accounts/action-ids';
import { readAccount } from '../accounts/read-account';
import type { RecordedWrites } from '../accounts/recorded-writes';
import { requireOffered } from '../accounts/require-offered';
import { checkAction, checkNote, type NoteRules } from '../accounts/write-rules';
import type { AccountRef } from '../../shared/domain/account';
import type { WriteNote } from '../../shared/domain/action';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';
import type { Adapters, OpenConnection } from '../connections/adapters';
import type { Policy } from '../policy/policy';
import type { HeldLinks } from './held-links';

export interface WithdrawalPreparation extends NoteRules {
  readonly actionId: string;
}

export interface WithdrawalRequest {
  readonly actionId: string;
  readonly ref: AccountRef;
  readonly note: WriteNote;
}

/**
 * Makes the links of an account worthless where a vendor lets that be done: a newer link voids the older one, so one more is
 * made and given to nobody. Everywhere else a link ends by its time, by being used or by a change of the account.
 */
export interface WithdrawLinks {
  /** @throws KeydeskError `unsupported` where nothing Keydesk could do would void a link */
  prepareSupersede(ref: AccountRef, signal: AbortSignal): Promise<WithdrawalPreparation>;
  /**
   * Voids what is there, at most once for one action id.
   *
   * @throws KeydeskError as `prepareSupersede` does, `invalid-input` (note), `conflict` (id or account),
   * `journal-unavailable`, `unknown-outcome`, and what the vendor failed with
   */
  supersede(request: WithdrawalRequest): Promise<{ at: string }>;
}

export function createWithdrawLinks(options: {
  readonly adapters: Pick<Adapters, 'open'>;
  readonly policy: Policy;
  readonly actionIds: ActionIds<{ at: string }>;
  readonly writes: RecordedWrites;
  readonly links: Pick<HeldLinks, 'forgetAccount'>;
  readonly clock: Clock;
}): WithdrawLinks {
  const { adapters, actionIds, policy } = options;
  // It closes a door, so nobody has to be verified for it.
  const rules: NoteRules = { ticketRequired: policy.ticketRequired, callerCheckRequired: false };

  async function openFor(ref: AccountRef): Promise<OpenConnection> {
    const open = await adapters.open(ref.connectionId);
    const { capability, facts } = open.adapter.capabilities.resets.link;
    requireOffered(capability);
    // A Keydesk link is not the vendor's to void.
    if (facts?.mintedBy !== 'vendor' || facts.voidsOlder !== 'yes') {
      throw fail({ code: 'unsupported', reason: 'links-cannot-be-voided' });
    }
    return open;
  }

  return {
    async prepareSupersede(ref, signal) {
      const open = await openFor(ref);
      const account = await readAccount(open, ref, signal);
      return { actionId: actionIds.open(bindingOf(ref), account), ...rules };
    },
    async supersede({ actionId, ref, note }) {
      checkAction('reset-link', policy);
      checkNote(note, rules, policy);
      return await actionIds.spend(actionId, bindingOf(ref), async (unchanged) => {
        const open = await openFor(ref);
        // A write that was begun is seen through; the adapter has time limits of its own.
        const { signal } = new AbortController();
        const account = await readAccount(open, ref, signal);
        unchanged(account);
        const subject = { vendor: open.connection.vendor, ref };
        const { reason: why, ticket, callerCheck: check } = note;
        return await options.writes.run({ act: 'reset.link', subject, why, ticket, check }, async () => {
          await open.adapter.requestReset(account, { kind: 'link' }, signal);
          options.links.forgetAccount(subject);
          return { value: { at: new Date(options.clock.now()).toISOString() }, out: 'noop' };
        });
      });
    },
  };
}

function bindingOf(ref: AccountRef): ActionBinding {
  return { act: 'resets.supersede', ref };
}
