import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { vendorNames } from '../../../../shared/domain/vendor';
import { attempt } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { ConnectionForm } from './connection-form';
import type { ConnectionsStore, Editing } from './connections-store';

interface ConnectionDialogProps {
  readonly store: ConnectionsStore;
  readonly editing: Extract<Editing, { mode: 'add' | 'edit' }>;
}

export function ConnectionDialog({ store, editing }: ConnectionDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problem = useStore(store, (state) => state.problem);
  const busy = useStore(store, (state) => state.busy);
  const test = useStore(store, (state) => state.draftTest);
  const { bridge } = useDesk();
  const { fields, vendor } = editing;
  const leave = (): void => store.getState().leave();

  return (
    <Dialog
      title={t(editing.mode === 'add' ? 'connections.addTitle' : 'connections.editTitle')}
      about={vendorNames[vendor]}
      width={640}
      onClose={leave}
    >
      {fields.phase === 'loading' && <p>{t('connections.readingFields')}</p>}
      {fields.phase === 'failed' && (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button size="xs" onClick={leave}>
              {t('action.close')}
            </Button>
          }
        >
          {problemText(t, format, fields.problem)}
        </Notice>
      )}
      {fields.phase === 'ready' && (
        <ConnectionForm
          vendor={vendor}
          fields={fields.value}
          detail={editing.mode === 'edit' ? editing.detail : null}
          from={editing.mode === 'add' ? editing.from : null}
          problem={problem}
          busy={busy}
          test={test}
          onTest={(draft) => void store.getState().testDraft(draft)}
          onStopTest={() => store.getState().stopDraftTest()}
          onHelp={() => void attempt(bridge.connections.openHelp({ vendor }))}
          onSave={(draft) => void store.getState().save(draft)}
          onCancel={leave}
        />
      )}
    </Dialog>
  );
}
