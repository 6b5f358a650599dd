import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import css from './tour-dialog.module.css';

const steps = ['search', 'account', 'act', 'handOver', 'record', 'training'] as const;

/** How a call goes, in six short pages; it can be left on every one of them. */
export function TourDialog({ onConnect, onClose }: { onConnect(): void; onClose(): void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const step = steps[at] ?? 'search';
  const isLast = at === steps.length - 1;
  return (
    <Dialog title={t('tour.title')} onClose={onClose}>
      <div className={css['page']} aria-live="polite">
        <p className={css['place']}>{t('tour.place', { at: at + 1, count: steps.length })}</p>
        <h2 className={css['title']}>{t(`tour.step.${step}.title`)}</h2>
        <p>{t(`tour.step.${step}.text`)}</p>
      </div>
      <DialogActions>
        <Button variant="subtle" onClick={onClose}>
          {t('tour.leave')}
        </Button>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{t('tour.back')}</Button>}
        <Button variant="filled" data-autofocus onClick={isLast ? onConnect : () => setAt(at + 1)}>
          {t(isLast ? 'welcome.connect' : 'tour.next')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
