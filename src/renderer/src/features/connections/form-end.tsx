import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DialogActions } from '../../components/dialog-actions';
import { TestReport } from './test-report';
import type { TestRun } from './test-run';
import css from './connection-form.module.css';

interface FormEndProps {
  readonly test: TestRun | null;
  readonly busy: boolean;
  onTest(): void;
  onStopTest(): void;
  onCancel(): void;
}

/** What a test of the form found, and what can be done with the form. */
export function FormEnd({ test, busy, onTest, onStopTest, onCancel }: FormEndProps) {
  const { t } = useTranslation();
  const testing = test?.phase === 'running';
  return (
    <>
      {test !== null && (
        <div role="status">
          <TestReport run={test} />
        </div>
      )}
      <DialogActions>
        <Button onClick={testing ? onStopTest : onTest} className={css['test'] ?? ''}>
          {t(testing ? 'connectionTest.stop' : 'connectionTest.draft')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={busy}>
          {t(busy ? 'action.working' : 'connections.save')}
        </Button>
      </DialogActions>
    </>
  );
}
