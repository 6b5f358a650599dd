import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { ResetKind } from '../../../../shared/domain/capability';
import { isConflict, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import { offeredResets } from '../../bridge/offered-resets';
import { problemText } from '../../bridge/wording/problem-text';
import { ChangedAccount } from '../../components/changed-account';
import { KnownConnectionName } from '../../components/known-connection-name';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { PersonalText } from '../../components/personal-text';
import { valueOr } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import type { CallNotes } from '../../stores/call-notes';
import { useConnection, useDesk } from '../../stores/desk';
import { useAccountChanges } from '../../stores/use-account-changes';
import { LinkResult } from './link-result';
import { PlainResult } from './plain-result';
import { ResetForm } from './reset-form';
import { createResetStore, type ResetStore } from './reset-store';
import { ResultActions } from './result-actions';

interface ResetDialogProps {
  readonly account: ShopperAccount;
  /** The kind the agent asked for; null for the one that comes first here. */
  readonly wanted: ResetKind | null;
  readonly notes: CallNotes;
  /** Told of a newer state of the account. */
  onAccount(account: ShopperAccount): void;
  /** The vendor has been asked, so the account's history has grown. */
  onSettled(issued: boolean): void;
  onClose(): void;
}

/** Says what a reset will really do here, issues it once, and tells what came of it in the same place. */
export function ResetDialog({ account, wanted, notes, onAccount, onSettled, onClose }: ResetDialogProps) {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  const connection = useConnection(account.ref.connectionId);
  const kinds = offeredResets(connection?.capabilities ?? null);
  const [store] = useState(() =>
    createResetStore(bridge, { ref: account.ref, kind: wanted ?? kinds[0] ?? 'link', onSettled }),
  );
  const step = useStore(store, (state) => state.step);

  useEffect(() => {
    void store.getState().choose(store.getState().kind);
    return () => store.getState().close();
  }, [store]);
  const settled = step.phase === 'issued' || step.phase === 'failed';
  return (
    <Dialog
      title={t('reset.title')}
      width={settled ? 640 : 928}
      about={
        <>
          <PersonalText kind="name" text={account.name.display} />
          <KnownConnectionName connection={connection} />
        </>
      }
      onClose={onClose}
    >
      {(step.phase === 'choosing' || step.phase === 'issuing') && (
        <ResetForm store={store} account={account} kinds={kinds} notes={notes} onCancel={onClose} />
      )}
      {step.phase === 'issued' && step.result.kind === 'link' && (
        <LinkResult
          store={store}
          result={step.result}
          account={account}
          linkVisible={step.linkVisible}
          approvers={step.approvers}
          onClose={onClose}
        />
      )}
      {step.phase === 'issued' && step.result.kind !== 'link' && (
        <PlainResult store={store} result={step.result} vendor={account.vendor} onClose={onClose} />
      )}
      {step.phase === 'failed' && (
        <FailedReset
          store={store}
          account={account}
          onAccount={onAccount}
          problem={step.problem}
          onRetry={() => void store.getState().choose(store.getState().kind)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface ResetConflictProps {
  readonly account: ShopperAccount;
  onAccount(account: ShopperAccount): void;
  onStop(): void;
  onGoOn(): void;
}

/** The account is no longer as the agent saw it, so nothing was issued. */
function ResetConflict({ account, onAccount, onStop, onGoOn }: ResetConflictProps) {
  const changes = useAccountChanges(account, onAccount);
  return (
    <ChangedAccount
      changes={valueOr(changes, null)}
      unreadable={changes.phase === 'failed'}
      onStop={onStop}
      onGoOn={onGoOn}
    />
  );
}

interface FailedResetProps {
  readonly store: ResetStore;
  readonly account: ShopperAccount;
  onAccount(account: ShopperAccount): void;
  readonly problem: Problem;
  onRetry(): void;
  onClose(): void;
}

/** A reset that failed for certain may be tried again; one whose outcome is unknown may not, not blindly. */
function FailedReset({ store, account, problem, onAccount, onRetry, onClose }: FailedResetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const unknown = isOutcomeUnknown(problem);
  const told = useId();
  if (isConflict(problem)) {
    return <ResetConflict account={account} onAccount={onAccount} onStop={onClose} onGoOn={onRetry} />;
  }
  return (
    <>
      <div id={told}>
        <Notice tone={unknown ? 'care' : 'stop'} urgent>
          <p>{problemText(t, format, problem)}</p>
          <p>{unknown ? t('reset.unknown') : t('reset.nothingIssued')}</p>
        </Notice>
      </div>
      {unknown ? (
        <ResultActions store={store} leaving={told} onClose={onClose} />
      ) : (
        <DialogActions>
          <Button onClick={onClose}>{t('action.close')}</Button>
          <Button variant="filled" autoFocus onClick={onRetry}>
            {t('action.retry')}
          </Button>
        </DialogActions>
      )}
    </>
  );
}
