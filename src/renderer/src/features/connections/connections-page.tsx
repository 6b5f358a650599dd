import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Page } from '../../components/page';
import { useDesk } from '../../stores/desk';
import { ConnectionDialog } from './connection-dialog';
import { ConnectionList } from './connection-list';
import { createConnectionsStore } from './connections-store';
import { createFileStore } from './file-store';
import { ImportDialog } from './import-dialog';
import { PageActions } from './page-actions';
import { PageNotices } from './page-notices';
import { RemoveDialog } from './remove-dialog';
import css from './connections-page.module.css';

/** The configured stores: which there are, whether they work, and their settings. */
export function ConnectionsPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation();
  const { bridge, session } = useDesk();
  const reload = (): Promise<void> => session.getState().loadConnections();
  const [store] = useState(() => createConnectionsStore(bridge, reload));
  const [files] = useState(() => createFileStore(bridge, reload));
  const connections = useStore(session, (state) => state.connections);
  const editing = useStore(store, (state) => state.editing);
  const file = useStore(files, (state) => state.file);
  useEffect(() => {
    void store.getState().loadOverview();
  }, [store]);

  const own = connections.phase === 'ready' ? connections.value.filter(({ training }) => !training) : [];

  return (
    <Page
      title={t('connections.title')}
      onLeave={onLeave}
      actions={<PageActions store={store} files={files} own={own.map(({ id }) => id)} />}
    >
      <PageNotices store={store} files={files} />
      {connections.phase === 'ready' && connections.value.length === 0 && (
        <p className={css['empty']}>{t('connections.none')}</p>
      )}
      {connections.phase === 'ready' && (
        <ConnectionList
          store={store}
          connections={connections.value}
          onExport={(ids) => void files.getState().exportAs(ids)}
        />
      )}
      {(editing.mode === 'add' || editing.mode === 'edit') && <ConnectionDialog store={store} editing={editing} />}
      {editing.mode === 'remove' && <RemoveDialog store={store} id={editing.id} name={editing.name} />}
      {file !== null && <ImportDialog store={files} file={file} />}
    </Page>
  );
}
