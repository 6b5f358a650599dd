import { Button, Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { JournalFilter } from '../../../../shared/domain/journal-entry';
import { exportFormats, type JournalExportEvent } from '../../../../shared/domain/journal-export';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { createLongWork, percentOf } from './long-work';
import css from './journal-page.module.css';

type Progress = Extract<JournalExportEvent, { step: 'progress' }>;
type End = Exclude<JournalExportEvent, Progress>;

/** Writes the journal to a file that main asks for. Leaving the dialog stops it, and then there is no file. */
export function ExportDialog({ filter, onClose }: { readonly filter: JournalFilter; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [store] = useState(() => createLongWork<Progress, End>((event) => event.step !== 'progress'));
  const { phase, progress, result, problem } = useStore(store);
  const isFiltered = Object.keys(filter).length > 0;
  const [shown, setShown] = useState(isFiltered);
  const [kind, setKind] = useState<(typeof exportFormats)[number]>('csv');
  useEffect(() => () => store.getState().stop(), [store]);

  const save = (): void =>
    void store
      .getState()
      .run((signal) => bridge.journal.export({ format: kind, filter: shown ? filter : {} }, { signal }));
  const isFileProblem = problem?.kind === 'failure' && problem.failure.code === 'invalid-input';

  return (
    <Dialog title={t('journal.export.title')} onClose={onClose}>
      <div className={css['choices']}>
        <Radio.Group
          label={t('journal.export.what')}
          value={shown ? 'shown' : 'all'}
          onChange={(value) => setShown(value === 'shown')}
        >
          <Radio value="all" label={t('journal.export.all')} />
          <Radio value="shown" label={t('journal.export.shown')} disabled={!isFiltered} />
        </Radio.Group>
        <Radio.Group
          label={t('journal.export.as')}
          value={kind}
          onChange={(value) => setKind(exportFormats.find((known) => known === value) ?? 'csv')}
        >
          {exportFormats.map((name) => (
            <Radio key={name} value={name} label={t(`journal.export.${name}`)} />
          ))}
        </Radio.Group>
      </div>
      {phase === 'running' && progress !== null && (
        <p role="status">{t('journal.export.running', { percent: percentOf(progress), count: progress.entries })}</p>
      )}
      {result?.step === 'done' && (
        <Notice tone="ok" urgent>
          {t('journal.export.done', { count: result.entries, file: result.fileName })}{' '}
          {result.headFileName !== null && t('journal.export.head', { file: result.headFileName })}
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="stop" urgent>
          {isFileProblem ? t('journal.export.failed') : problemText(t, format, problem)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="subtle" onClick={onClose}>
          {phase === 'running' ? t('action.cancel') : t('action.close')}
        </Button>
        <Button variant="filled" data-autofocus disabled={phase === 'running'} onClick={save}>
          {t('journal.export.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
