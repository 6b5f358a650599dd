import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt, type Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import css from './support-dialog.module.css';

/** Shows word for word what a support file would hold, before it is saved. */
export function SupportDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [text, setText] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void attempt(bridge.support.preview()).then((answer) => {
      if (answer.ok) setText(answer.value.text);
      else setProblem(answer.problem);
    });
  }, [bridge]);

  const save = async (): Promise<void> => {
    setProblem(null);
    const answer = await attempt(bridge.support.save());
    if (answer.ok) setSaved(answer.value.fileName);
    else if (answer.problem.kind === 'bug' || answer.problem.failure.code !== 'cancelled') setProblem(answer.problem);
  };
  return (
    <Dialog title={t('supportFile.title')} width={640} onClose={onClose}>
      <p>{t('supportFile.lead')}</p>
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      {text !== null && (
        <textarea className={css['text']} readOnly rows={16} aria-label={t('supportFile.title')} value={text} />
      )}
      {saved !== null && <Notice tone="ok">{t('supportFile.saved', { file: plainText(saved) })}</Notice>}
      <DialogActions>
        <Button data-autofocus onClick={onClose}>
          {t('action.close')}
        </Button>
        <Button variant="filled" disabled={text === null} onClick={() => void save()}>
          {t('supportFile.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
