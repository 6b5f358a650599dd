import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHelp, IconKeyboard, IconLock, IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LookupStatus } from '../features/lookup/lookup-status';
import { SearchBox } from '../features/lookup/search-box';
import { useConnections } from '../stores/desk';
import { currentCall, type CallsStore } from './calls-store';
import { pages } from './pages';
import { pageNames, type Sheet, type View } from './view';
import css from './top-bar.module.css';

interface TopBarProps {
  readonly calls: CallsStore;
  readonly view: View;
  onShow(view: View): void;
  onSearch(): void;
  onEnterRows(): void;
  onSheet(sheet: Sheet): void;
  onLock(): void;
}

/** The search box, how far the look-up is, and the way to every other screen. */
export function TopBar({ calls, view, onShow, onSearch, onEnterRows, onSheet, onLock }: TopBarProps) {
  const { t } = useTranslation();
  const call = useStore(calls, currentCall);
  const focus = useStore(calls, (state) => state.focus);
  const hasTraining = useConnections().some(({ training }) => training);

  return (
    <header className={css['bar']}>
      <SearchBox
        key={call.id}
        store={call.lookup}
        focusStamp={focus.at === 'search' ? focus.stamp : null}
        onSearch={onSearch}
        onEnterRows={onEnterRows}
      />
      <LookupStatus store={call.lookup} />
      <nav className={css['tools']} aria-label={t('tools.label')}>
        {hasTraining && (
          <button
            type="button"
            className={css['training']}
            aria-pressed={view === 'training'}
            onClick={() => onShow(view === 'training' ? 'desk' : 'training')}
          >
            <IconSchool size={16} stroke={1.75} aria-hidden />
            <span>{t('training.tag')}</span>
          </button>
        )}
        {pageNames
          .filter((page) => page !== 'training')
          .map((page) => {
            const Sign = pages[page].icon;
            return (
              <Tooltip key={page} label={t(`tools.${page}`)}>
                <ActionIcon
                  variant="subtle"
                  size={32}
                  aria-label={t(`tools.${page}`)}
                  aria-pressed={view === page}
                  onClick={() => onShow(view === page ? 'desk' : page)}
                >
                  <Sign size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
              </Tooltip>
            );
          })}
        <Tooltip label={t('tools.keys')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('tools.keys')} onClick={() => onSheet('keys')}>
            <IconKeyboard size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('help.title')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('help.title')} onClick={() => onSheet('help')}>
            <IconHelp size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('lock.now')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('lock.now')} onClick={onLock}>
            <IconLock size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </nav>
    </header>
  );
}
