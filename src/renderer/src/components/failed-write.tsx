import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DialogActions } from './dialog-actions';
import { Notice } from './notice';

interface FailedWriteProps {
  /** What went wrong, and what that means for the shopper's account. */
  readonly sentences: readonly string[];
  /** Whether it may have been done all the same; then it can't simply be tried again. */
  readonly isUnknown?: boolean;
  onClose(): void;
  onRetry(): void;
}

/** The end of a write that did not come off, in the place of its question. */
export function FailedWrite({ sentences, isUnknown = false, onClose, onRetry }: FailedWriteProps) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone={isUnknown ? 'care' : 'stop'} urgent>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <DialogActions>
        <Button onClick={onClose}>{t('action.close')}</Button>
        {!isUnknown && (
          <Button variant="filled" autoFocus onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}
