import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { ResetKind } from '../../../../shared/domain/capability';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { NoteFields } from '../../components/note-fields';
import { Notice } from '../../components/notice';
import { valueOr } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { useWriteNote } from '../../stores/write-note';
import { KindChoice, LifetimeChoice } from './reset-choices';
import { PreviewFacts } from './preview-facts';
import type { ResetStore } from './reset-store';
import css from './reset-dialog.module.css';

interface ResetFormProps {
  readonly store: ResetStore;
  readonly account: ShopperAccount;
  readonly kinds: readonly ResetKind[];
  onCancel(): void;
}

export function ResetForm({ store, account, kinds, onCancel }: ResetFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = useStore(store, (state) => state.kind);
  const preview = useStore(store, (state) => state.preview);
  const issuing = useStore(store, (state) => state.step.phase === 'issuing');
  const draft = useWriteNote(account.access.state === 'locked' ? 'locked-out' : 'forgot-password');
  const [chosenLifetime, setChosenLifetime] = useState<number | null>(null);
  const [tried, setTried] = useState(false);

  const ready = valueOr(preview, null);
  const demands = {
    callerCheckRequired: ready?.callerCheckRequired ?? false,
    ticketRequired: ready?.ticketRequired ?? false,
  };
  const lifetimes = ready?.lifetimesMinutes ?? [];
  const lifetime =
    chosenLifetime !== null && lifetimes.includes(chosenLifetime)
      ? chosenLifetime
      : (ready?.defaultLifetimeMinutes ?? null);
  const blocked = ready === null || issuing;

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    const note = draft.note(demands);
    if (!blocked && note !== null) void store.getState().issue(note, lifetimes.length > 0 ? lifetime : null);
  };

  return (
    <form onSubmit={submit} aria-busy={blocked}>
      <div className={css['columns']}>
        <div className={css['column']}>
          <KindChoice kinds={kinds} value={kind} onChange={(next) => void store.getState().choose(next)} />
          {preview.phase === 'loading' && <p className={css['detail']}>{t('reset.asking')}</p>}
          {preview.phase === 'failed' && (
            <Notice
              tone="stop"
              urgent
              actions={
                <Button size="xs" onClick={() => void store.getState().choose(kind)}>
                  {t('action.retry')}
                </Button>
              }
            >
              {problemText(t, format, preview.problem)}
            </Notice>
          )}
          {ready !== null && <PreviewFacts preview={ready} vendor={vendorNames[account.vendor]} />}
          <LifetimeChoice lifetimes={lifetimes} value={lifetime} onChange={setChosenLifetime} />
        </div>
        <div className={css['column']}>
          <NoteFields {...draft} {...demands} missing={tried ? draft.missing(demands) : null} />
        </div>
      </div>
      <DialogActions>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={blocked}
          rightSection={<KeyHint combination={{ key: 'Enter' }} />}
        >
          {issuing ? t('action.working') : t(`reset.submit.${kind}`, { vendor: vendorNames[account.vendor] })}
        </Button>
      </DialogActions>
    </form>
  );
}
