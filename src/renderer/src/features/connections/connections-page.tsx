import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { vendorIds, vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { ConnectionDialog } from './connection-dialog';
import { ConnectionItem } from './connection-item';
import { createConnectionsStore } from './connections-store';
import { RemoveDialog } from './remove-dialog';
import css from './connections-page.module.css';

/** The configured stores: which there are, whether they work, and their settings. */
export function ConnectionsPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge, session } = useDesk();
  const [store] = useState(() => createConnectionsStore(bridge, () => session.getState().loadConnections()));
  const connections = useStore(session, (state) => state.connections);
  const editing = useStore(store, (state) => state.editing);
  const problem = useStore(store, (state) => state.problem);
  const probes = useStore(store, (state) => state.probes);

  return (
    <Page
      title={t('connections.title')}
      onLeave={onLeave}
      actions={
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}>{t('connections.add')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {vendorIds.map((vendor) => (
              <Menu.Item key={vendor} onClick={() => void store.getState().add(vendor)}>
                {vendorNames[vendor]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      {problem !== null && editing.mode === 'none' && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
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
      {connections.phase === 'ready' && connections.value.length === 0 && (
        <p className={css['empty']}>{t('connections.none')}</p>
      )}
      {connections.phase === 'ready' && (
        <ul className={css['list']}>
          {connections.value.map((connection) => (
            <ConnectionItem
              key={connection.id}
              connection={connection}
              probe={probes[connection.id] ?? null}
              onProbe={() => void store.getState().probe(connection.id)}
              onEdit={() => void store.getState().edit(connection.id)}
              onRemove={() => store.getState().askRemove(connection.id, connection.name)}
            />
          ))}
        </ul>
      )}
      {(editing.mode === 'add' || editing.mode === 'edit') && <ConnectionDialog store={store} editing={editing} />}
      {editing.mode === 'remove' && <RemoveDialog store={store} id={editing.id} name={editing.name} />}
    </Page>
  );
}
