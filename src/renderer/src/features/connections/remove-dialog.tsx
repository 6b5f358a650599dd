import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { VendorText } from '../../components/vendor-text';
import { useFormat } from '../../lib/use-format';
import type { ConnectionsStore } from './connections-store';

interface RemoveDialogProps {
  readonly store: ConnectionsStore;
  readonly id: string;
  readonly name: string;
}

export function RemoveDialog({ store, id, name }: RemoveDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problem = useStore(store, (state) => state.problem);
  const busy = useStore(store, (state) => state.busy);
  const leave = (): void => store.getState().leave();
  return (
    <Dialog title={t('connections.removeTitle')} about={<VendorText text={name} />} onClose={leave}>
      <p>{t('connections.removeEffect')}</p>
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <DialogActions>
        <Button data-autofocus onClick={leave}>
          {t('action.cancel')}
        </Button>
        <Button variant="filled" disabled={busy} onClick={() => void store.getState().remove(id)}>
          {t('connections.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
