import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { JournalCheckEvent, JournalHead } from '../../../../shared/domain/journal-check';
import { attempt, type Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { CheckResult, type CheckEnd } from './check-result';
import { createLongWork, percentOf } from './long-work';

type Progress = Extract<JournalCheckEvent, { step: 'progress' }>;

/** Checks the chain, by itself or against a head that was kept elsewhere. Leaving the dialog stops it. */
export function CheckDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [store] = useState(() => createLongWork<Progress, CheckEnd>((event) => event.step !== 'progress'));
  const { phase, progress, result, problem } = useStore(store);
  const [headFile, setHeadFile] = useState<string | null>(null);
  const [headProblem, setHeadProblem] = useState<Problem | null>(null);
  useEffect(() => () => store.getState().stop(), [store]);

  const check = (against: JournalHead | null, file: string | null): void => {
    setHeadFile(file);
    setHeadProblem(null);
    void store.getState().run((signal) => bridge.journal.verify({ against }, { signal }));
  };
  const checkAgainst = async (): Promise<void> => {
    const chosen = await attempt(bridge.journal.chooseHead());
    if (!chosen.ok) setHeadProblem(chosen.problem);
    else if (chosen.value.head !== null) check(chosen.value.head, chosen.value.fileName);
  };
  const isNoHead = headProblem?.kind === 'failure' && headProblem.failure.code === 'invalid-input';

  return (
    <Dialog title={t('journal.check.title')} width={640} onClose={onClose}>
      <p>{t('journal.check.lead')}</p>
      {phase === 'running' && (
        <p role="status">
          {t('journal.check.running', {
            percent: progress === null ? 0 : percentOf(progress),
            count: progress?.records ?? 0,
          })}
        </p>
      )}
      {result !== null && <CheckResult result={result} headFile={headFile} />}
      {headProblem !== null && (
        <Notice tone="stop" urgent>
          {isNoHead ? t('journal.check.notHead') : problemText(t, format, headProblem)}
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="subtle" onClick={onClose}>
          {phase === 'running' ? t('action.cancel') : t('action.close')}
        </Button>
        <Button disabled={phase === 'running'} onClick={() => void checkAgainst()}>
          {t('journal.check.withHead')}
        </Button>
        <Button variant="filled" data-autofocus disabled={phase === 'running'} onClick={() => check(null, null)}>
          {t('journal.check.plain')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
