import { Menu, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconFilter } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { connectionColourSchema, type ConnectionSummary } from '../../../../shared/domain/connection';
import { KeyHint } from '../../components/key-hint';
import { VendorText } from '../../components/vendor-text';
import { useShortcut } from '../../lib/use-shortcut';
import { allSections, colourGroups, type SectionFilter } from './section-filter';
import type { LookupStore } from './lookup-store';
import css from './match-filter.module.css';

interface MatchFilterProps {
  readonly store: LookupStore;
  /** The stores of this look-up. */
  readonly connections: readonly ConnectionSummary[];
}

const colours = connectionColourSchema.options;

/** Narrows what is shown to one store, to the stores of one colour, or to those with a match. */
export function MatchFilter({ store, connections }: MatchFilterProps) {
  const { t } = useTranslation();
  const filter = useStore(store, (state) => state.filter);
  const opened = useStore(store, (state) => state.choosing);
  const setOpened = (choosing: boolean): void => store.getState().setChoosing(choosing);
  useShortcut('filter', () => setOpened(true));
  useEffect(() => () => store.getState().setChoosing(false), [store]);

  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={288}>
      <Menu.Target>
        <button type="button" className={css['chip']} data-chosen={filter.by !== 'all'} aria-keyshortcuts="f">
          <IconFilter size={14} stroke={1.75} aria-hidden />
          <VisuallyHidden>{t('filter.label')} </VisuallyHidden>
          <span className={css['words']}>
            <VendorText text={wordsFor(t, filter, connections)} />
          </span>
          <KeyHint combination={{ key: 'f' }} />
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={valueOf(filter)}
          onChange={(value) => store.getState().setFilter(filterOf(value, connections))}
        >
          <Menu.RadioItem value="all" closeMenuOnClick>
            {t('filter.all')}
          </Menu.RadioItem>
          <Menu.RadioItem value="matches" closeMenuOnClick>
            {t('filter.matches')}
          </Menu.RadioItem>
          {colourGroups(connections).map(({ colour, count }) => (
            <Menu.RadioItem key={colour} value={`colour ${colour}`} closeMenuOnClick>
              {t('filter.colour', { colour: t(`colour.${colour}`), count })}
            </Menu.RadioItem>
          ))}
          {connections.map(({ id, name }) => (
            <Menu.RadioItem key={id} value={`connection ${id}`} closeMenuOnClick>
              <VendorText text={name} />
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function wordsFor(t: TFunction, filter: SectionFilter, connections: readonly ConnectionSummary[]): string {
  switch (filter.by) {
    case 'all':
      return t('filter.all');
    case 'matches':
      return t('filter.matches');
    case 'colour':
      return t(`colour.${filter.colour}`);
    case 'connection':
      return connections.find(({ id }) => id === filter.connectionId)?.name ?? t('connection.gone');
  }
}

function valueOf(filter: SectionFilter): string {
  if (filter.by === 'colour') return `colour ${filter.colour}`;
  return filter.by === 'connection' ? `connection ${filter.connectionId}` : filter.by;
}

function filterOf(value: string, connections: readonly ConnectionSummary[]): SectionFilter {
  if (value === 'matches') return { by: 'matches' };
  const colour = colours.find((candidate) => value === `colour ${candidate}`);
  if (colour !== undefined) return { by: 'colour', colour };
  const connection = connections.find(({ id }) => value === `connection ${id}`);
  return connection === undefined ? allSections : { by: 'connection', connectionId: connection.id };
}
