import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconBuildingStore, IconDeviceDesktop, IconKeyboard, IconMoon, IconSchool, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LookupStatus } from '../features/lookup/lookup-status';
import { SearchBox } from '../features/lookup/search-box';
import { useConnections, useDesk } from '../stores/desk';
import { currentCall, type CallsStore } from './calls-store';
import type { View } from './view';
import css from './top-bar.module.css';

interface TopBarProps {
  readonly calls: CallsStore;
  readonly view: View;
  onShow(view: View): void;
  onSearch(): void;
  onEnterRows(): void;
  onKeys(): void;
}

const themes = [
  { value: 'system', icon: IconDeviceDesktop },
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
] as const;

export function TopBar({ calls, view, onShow, onSearch, onEnterRows, onKeys }: TopBarProps) {
  const { t } = useTranslation();
  const { session } = useDesk();
  const call = useStore(calls, currentCall);
  const focus = useStore(calls, (state) => state.focus);
  const theme = useStore(session, (state) => state.theme);
  const hasTraining = useConnections().some(({ training }) => training);
  const ThemeSign = themes.find(({ value }) => value === theme)?.icon ?? IconDeviceDesktop;

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
            {t('tools.training')}
          </button>
        )}
        <Tooltip label={t('tools.connections')}>
          <ActionIcon
            variant="subtle"
            size={32}
            aria-label={t('tools.connections')}
            aria-pressed={view === 'connections'}
            onClick={() => onShow(view === 'connections' ? 'desk' : 'connections')}
          >
            <IconBuildingStore size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" size={32} aria-label={t('tools.theme')}>
              <ThemeSign size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.RadioGroup
              value={theme}
              onChange={(value) => {
                const chosen = themes.find((candidate) => candidate.value === value);
                if (chosen !== undefined) void session.getState().setTheme(chosen.value);
              }}
            >
              {themes.map(({ value }) => (
                <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                  {t(`theme.${value}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t('tools.keys')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('tools.keys')} onClick={onKeys}>
            <IconKeyboard size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </nav>
    </header>
  );
}
