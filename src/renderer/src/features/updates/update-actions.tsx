import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../../shared/domain/update-state';
import { useDesk } from '../../stores/desk';

/** What can be done at this step. A restart is offered only when no call is open. */
export function UpdateActions({ state, inCall }: { readonly state: UpdateState; readonly inCall: boolean }) {
  const { t } = useTranslation();
  const { updates } = useDesk();
  const { bar, step } = state;
  const { check, download, cancel, install } = updates.getState();

  switch (step.at) {
    case 'checking':
      return null;
    case 'downloading':
      return (
        <div>
          <Button onClick={() => void cancel()}>{t('updates.stop')}</Button>
        </div>
      );
    case 'ready':
      return (
        <div>
          {!inCall && <Button onClick={() => void install(step.version)}>{t('updates.install')}</Button>}{' '}
          <Button variant="subtle" onClick={() => void cancel()}>
            {t('updates.discard')}
          </Button>
        </div>
      );
    case 'offered':
      return bar === null ? (
        <div>
          <Button onClick={() => void download(step.version)}>{t('updates.download')}</Button>
        </div>
      ) : null;
    default:
      return (
        <div>
          <Button onClick={() => void check()}>{t('updates.check')}</Button>
        </div>
      );
  }
}
