import { useState } from 'react';
import { useStore } from 'zustand';
import type { AccessChange, ShopperAccount } from '../../../shared/domain/account';
import type { AccountRow } from '../../../shared/domain/lookup-event';
import type { ResetKind } from '../../../shared/domain/capability';
import { AccessDialog } from '../features/access/access-dialog';
import { UndoBar } from '../features/access/undo-bar';
import type { UndoStore } from '../features/access/undo-store';
import { ConfirmationDialog } from '../features/confirmation/confirmation-dialog';
import { AccountPanel } from '../features/account/account-panel';
import type { AccountStore } from '../features/account/account-store';
import type { LookupStore } from '../features/lookup/lookup-store';
import { rowsOf } from '../features/lookup/lookup-summary';
import { ResetDialog } from '../features/reset/reset-dialog';
import type { CallNotes } from '../stores/call-notes';
import { useConnection } from '../stores/desk';

type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'access'; readonly change: AccessChange }
  | { readonly kind: 'reset'; readonly reset: ResetKind | null }
  | { readonly kind: 'confirmation' };
const noDialog: OpenDialog = { kind: 'none' };

interface OpenAccountProps {
  readonly store: AccountStore;
  readonly lookup: LookupStore;
  readonly undo: UndoStore;
  readonly notes: CallNotes;
  readonly focusStamp: number | null;
  onOpen(row: AccountRow): void;
  onJournal(): void;
}

/** The open account with the dialogs that act on it: the one place where those features meet. */
export function OpenAccount({ store, lookup, undo, notes, focusStamp, onOpen, onJournal }: OpenAccountProps) {
  const [dialog, setDialog] = useState<OpenDialog>(noDialog);
  const account = useStore(store, (state) => (state.account.phase === 'ready' ? state.account.value : null));
  const asked = useStore(lookup, (state) => state.lookup);
  const capabilities = useConnection(store.getState().ref.connectionId)?.capabilities ?? null;
  const close = (): void => setDialog(noDialog);

  const takeOver = (newer: ShopperAccount): void => {
    void store.getState().replace(newer);
    lookup.getState().patchRow(newer);
  };

  return (
    <>
      <AccountPanel
        store={store}
        siblings={rowsOf(asked)}
        askedByEmail={askedFor(asked, account?.email ?? null)}
        focusStamp={focusStamp}
        onOpen={onOpen}
        onJournal={onJournal}
        onAccess={(change) => setDialog({ kind: 'access', change })}
        onReset={(reset) => setDialog({ kind: 'reset', reset })}
        onConfirmation={() => setDialog({ kind: 'confirmation' })}
      />
      <UndoBar store={undo} hidden={dialog.kind !== 'none'} onAsk={(change) => setDialog({ kind: 'access', change })} />
      {account !== null && dialog.kind === 'access' && (
        <AccessDialog
          account={account}
          change={dialog.change}
          notes={notes}
          onAccount={takeOver}
          onDone={(done) => {
            notes.dropDraft(account.ref, done.change);
            undo.getState().offer(done, capabilities);
          }}
          onReset={() => setDialog({ kind: 'reset', reset: null })}
          onClose={close}
        />
      )}
      {account !== null && dialog.kind === 'reset' && (
        <ResetDialog
          account={account}
          wanted={dialog.reset}
          notes={notes}
          onAccount={takeOver}
          onSettled={(issued) => {
            if (issued) notes.dropDraft(account.ref, 'reset');
            void store.getState().readHistory();
          }}
          onClose={close}
        />
      )}
      {account !== null && dialog.kind === 'confirmation' && (
        <ConfirmationDialog
          account={account}
          notes={notes}
          onAccount={takeOver}
          onSettled={(asked) => {
            if (asked) notes.dropDraft(account.ref, 'confirmation');
            void store.getState().readHistory();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** Stores that the look-up asked for this very address and that answered, so that they need not be asked again. */
function askedFor(lookup: ReturnType<LookupStore['getState']>['lookup'], email: string | null): readonly string[] {
  if (email === null || (lookup.phase !== 'asking' && lookup.phase !== 'done')) return [];
  const forThisAddress = lookup.keys.some(
    (key) => key.by === 'email' && key.value.toLowerCase() === email.toLowerCase(),
  );
  if (!forThisAddress) return [];
  return lookup.sections
    .filter(({ answer }) => answer === null || answer.state === 'rows' || answer.state === 'none')
    .map(({ connectionId }) => connectionId);
}
