import { Button } from '@mantine/core';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { CallerCheck } from '../../../../shared/domain/action';
import type { ResetKind } from '../../../../shared/domain/capability';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { ResetPreview } from '../../../../shared/domain/reset';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
import { Notice } from '../../components/notice';
import { valueOr, type Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import type { NoteDemands } from '../../lib/note-draft';
import type { CallNotes } from '../../stores/call-notes';
import { useWriteNote } from '../../stores/write-note';
import { AgreeToIssue } from './agree-to-issue';
import { approversOf } from './approvers';
import { KindChoice, LifetimeChoice } from './reset-choices';
import { PreviewFacts } from './preview-facts';
import { reasonsToStop } from './reasons-to-stop';
import type { ResetStore } from './reset-store';
import { useAgreement } from './use-agreement';
import css from './reset-dialog.module.css';

interface ResetFormProps {
  readonly store: ResetStore;
  readonly account: ShopperAccount;
  readonly kinds: readonly ResetKind[];
  readonly notes: CallNotes;
  onCancel(): void;
}

export function ResetForm({ store, account, kinds, notes, onCancel }: ResetFormProps) {
  const { t } = useTranslation();
  const kind = useStore(store, (state) => state.kind);
  const preview = useStore(store, (state) => state.preview);
  const issuing = useStore(store, (state) => state.step.phase === 'issuing');
  const draft = useWriteNote(
    {
      reason: account.access.state === 'locked' ? 'locked-out' : 'forgot-password',
      callerCheck: notes.recall(account),
    },
    { entry: notes.draft(account.ref, 'reset'), keep: (entry) => notes.keepDraft(account.ref, 'reset', entry) },
  );
  const [chosenLifetime, setChosenLifetime] = useState<number | null>(null);
  const [tried, setTried] = useState(false);

  const ready = valueOr(preview, null);
  const demands = ready ?? nothingDemanded;
  const { lifetimes, lifetime } = lifetimeOf(ready, chosenLifetime);
  const submitButton = useRef<HTMLButtonElement>(null);
  const agreement = useAgreement(ready, submitButton);
  const busy = ready === null || issuing;
  const blocked = busy || agreement.isMissing;

  const issue = (check?: CallerCheck): void => {
    const note = draft.note(demands, check);
    if (blocked || note === null) return;
    notes.remember(account, note.callerCheck);
    void store.getState().issue(note, lifetime);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    issue();
  };
  const vendor = vendorNames[account.vendor];
  const act = issuing ? t('action.working') : t(`reset.submit.${submitWord(kind, ready)}`, { vendor });
  // A number does it only when nothing is left to say and nothing to think about.
  const heeds = ready !== null && reasonsToStop(ready).length > 0;
  const numberActs = !blocked && !heeds && draft.missing(demands, draft.callerChecks[0]?.value) === null;
  const acts = numberActs ? t('byNumber.acts', { last: draft.callerChecks.length, action: act }) : '';
  const numberDoes = heeds ? t(agreement.isMissing ? 'secondPerson.heed' : 'byNumber.heed') : acts;

  return (
    <form onSubmit={submit} aria-busy={busy}>
      <div className={css['columns']}>
        <div className={css['column']}>
          <KindChoice
            kinds={kinds}
            value={kind}
            disabled={issuing}
            onChange={(next) => void store.getState().choose(next)}
          />
          <Preview preview={preview} vendor={vendor} onRetry={() => void store.getState().choose(kind)} />
          <LifetimeChoice lifetimes={lifetimes} value={lifetime} onChange={setChosenLifetime} />
        </div>
        <div className={css['column']} data-beside={agreement.people !== null || undefined}>
          <NoteFields
            {...draft}
            callerCheckRequired={demands.callerCheckRequired}
            ticketRequired={demands.ticketRequired}
            missing={tried ? draft.missing(demands) : null}
            numberDoes={numberDoes}
            onCheckNumber={(check) => {
              draft.setCallerCheck(check);
              if (numberActs) issue(check);
            }}
          />
        </div>
        <AgreeToIssue agreement={agreement} store={store} />
      </div>
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button
          ref={submitButton}
          type="submit"
          variant="filled"
          disabled={blocked}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {act}
        </Button>
      </DialogActions>
    </form>
  );
}

const nothingDemanded: NoteDemands = { callerCheckRequired: false, ticketRequired: false };

/** Making a link is copying it too: not where agents may not have it, or a colleague must agree first. */
function submitWord(kind: ResetKind, ready: ResetPreview | null): ResetKind | 'hiddenLink' {
  const isKept = ready !== null && (!ready.linkVisible || approversOf(ready, 'show-link') !== null);
  return kind === 'link' && isKept ? 'hiddenLink' : kind;
}

/** The lifetime to issue with, in minutes; null where the vendor decides. */
function lifetimeOf(
  ready: ResetPreview | null,
  chosen: number | null,
): { readonly lifetimes: readonly number[]; readonly lifetime: number | null } {
  const lifetimes = ready?.lifetimesMinutes ?? [];
  if (ready === null || lifetimes.length === 0) return { lifetimes, lifetime: null };
  return { lifetimes, lifetime: lifetimes.find((minutes) => minutes === chosen) ?? ready.defaultLifetimeMinutes };
}

interface PreviewProps {
  readonly preview: Loadable<ResetPreview, Problem>;
  readonly vendor: string;
  onRetry(): void;
}

function Preview({ preview, vendor, onRetry }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (preview.phase) {
    case 'loading':
      return <p className={css['detail']}>{t('reset.asking')}</p>;
    case 'failed':
      return (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button size="xs" onClick={onRetry}>
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, preview.problem)}
        </Notice>
      );
    case 'ready':
      return <PreviewFacts preview={preview.value} vendor={vendor} />;
  }
}
