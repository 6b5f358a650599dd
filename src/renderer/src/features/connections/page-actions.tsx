import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { vendorIds, vendorNames } from '../../../../shared/domain/vendor';
import type { ConnectionsStore } from './connections-store';
import type { FileStore } from './file-store';

interface PageActionsProps {
  readonly store: ConnectionsStore;
  readonly files: FileStore;
  /** Ids of the connections that can be exported. */
  readonly own: readonly string[];
}

/** What can be done with the list as a whole. */
export function PageActions({ store, files, own }: PageActionsProps) {
  const { t } = useTranslation();
  const overview = useStore(store, (state) => state.overview);
  const mayAdd = overview?.mayAdd ?? false;
  const gone = overview?.removedTraining ?? [];
  return (
    <>
      {mayAdd && (
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
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={36} aria-label={t('connectionList.moreAll')}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayAdd && <Menu.Item onClick={() => void files.getState().read()}>{t('connectionFile.import')}</Menu.Item>}
          <Menu.Item disabled={own.length === 0} onClick={() => void files.getState().exportAs(own)}>
            {t('connectionFile.exportAll')}
          </Menu.Item>
          <Menu.Item disabled={gone.length === 0} onClick={() => void store.getState().restoreTraining(gone)}>
            {t('connectionList.restoreTraining')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
