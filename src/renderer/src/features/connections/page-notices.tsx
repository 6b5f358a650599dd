import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import type { ConnectionsStore } from './connections-store';
import type { FileStore } from './file-store';

/** What happened to the list, or why something did not. */
export function PageNotices({ store, files }: { readonly store: ConnectionsStore; readonly files: FileStore }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { session } = useDesk();
  const connections = useStore(session, (state) => state.connections);
  const overview = useStore(store, (state) => state.overview);
  const removed = useStore(store, (state) => state.removed);
  const problem = useStore(store, (state) => (state.editing.mode === 'none' ? state.problem : null));
  const fileProblem = useStore(files, (state) => (state.file === null ? state.problem : null));
  const saved = useStore(files, (state) => state.saved);
  const shownProblem = problem ?? fileProblem;
  return (
    <>
      {overview !== null && !overview.mayAdd && <Notice tone="quiet">{t('connectionList.setUpByPolicy')}</Notice>}
      {shownProblem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, shownProblem)}
        </Notice>
      )}
      {saved !== null && (
        <Notice tone="ok">{t('connectionFile.saved', { file: plainText(saved.fileName), count: saved.count })}</Notice>
      )}
      {removed !== null && (
        <Notice
          tone="quiet"
          actions={
            <Button size="xs" onClick={() => void store.getState().restoreTraining([removed.vendor])}>
              {t('connectionList.undo')}
            </Button>
          }
        >
          {t('connectionList.takenOff', { name: plainText(removed.name) })}
        </Notice>
      )}
      {connections.phase === 'failed' && (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button size="xs" onClick={() => void session.getState().loadConnections()}>
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, connections.problem)}
        </Notice>
      )}
    </>
  );
}
