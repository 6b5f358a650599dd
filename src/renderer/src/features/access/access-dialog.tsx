import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccessChange, ShopperAccount } from '../../../../shared/domain/account';
import { isConflict } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { KnownConnectionName } from '../../components/known-connection-name';
import { Dialog } from '../../components/dialog';
import { FailedWrite } from '../../components/failed-write';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import type { CallNotes } from '../../stores/call-notes';
import { useConnection, useDesk } from '../../stores/desk';
import { AccessConflict } from './access-conflict';
import { AccessForm } from './access-form';
import { AccessResult } from './access-result';
import { createAccessStore } from './access-store';
import type { DoneChange } from './undo-store';
import { UnknownOutcome } from './unknown-outcome';

interface AccessDialogProps {
  readonly account: ShopperAccount;
  readonly change: AccessChange;
  readonly notes: CallNotes;
  /** Told of every newer state of the account. */
  onAccount(account: ShopperAccount): void;
  onDone(done: DoneChange): void;
  onReset(): void;
  onClose(): void;
}

/** Asks for what the policy asks, does it once, and tells what came of it in the same place. */
export function AccessDialog({ account, change, notes, onAccount, onDone, onReset, onClose }: AccessDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const connection = useConnection(account.ref.connectionId);
  const [store] = useState(() => createAccessStore(bridge, { ref: account.ref, change, onAccount, onDone }));
  const step = useStore(store, (state) => state.step);
  useEffect(() => {
    void store.getState().prepare();
  }, [store]);

  return (
    <Dialog
      title={t(`access.title.${change}`)}
      width={640}
      about={
        <>
          <PersonalText kind="name" text={account.name.display} />
          <KnownConnectionName connection={connection} />
        </>
      }
      onClose={onClose}
    >
      {(step.phase === 'preparing' || step.phase === 'asking' || step.phase === 'acting') && (
        <AccessForm
          change={change}
          account={account}
          notes={notes}
          prepared={step.phase === 'preparing' ? null : step.prepared}
          busy={step.phase !== 'asking'}
          onSubmit={(note) => void store.getState().act(note)}
          onCancel={onClose}
        />
      )}
      {step.phase === 'done' && (
        <AccessResult
          change={change}
          outcome={step.outcome}
          endsSessions={step.prepared.endsSessions}
          account={step.account}
          onReset={onReset}
          onClose={onClose}
        />
      )}
      {step.phase === 'unknown' && (
        <UnknownOutcome change={change} problem={step.problem} now={step.now} onClose={onClose} />
      )}
      {step.phase === 'failed' && step.before !== null && isConflict(step.problem) && (
        <AccessConflict
          before={step.before}
          onAccount={onAccount}
          onStop={onClose}
          onGoOn={() => void store.getState().prepare()}
        />
      )}
      {step.phase === 'failed' && (step.before === null || !isConflict(step.problem)) && (
        <FailedWrite
          sentences={[problemText(t, format, step.problem), t('access.nothingChanged')]}
          onClose={onClose}
          onRetry={() => void store.getState().prepare()}
        />
      )}
    </Dialog>
  );
}
