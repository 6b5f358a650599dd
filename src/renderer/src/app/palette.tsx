import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { themeChoices } from '../../../shared/domain/preferences';
import { useMedia } from '../lib/use-media';
import { useShortcut } from '../lib/use-shortcut';
import { shownBrieflySeconds, useMasking, usePersonalText } from '../lib/masking';
import { useDesk } from '../stores/desk';
import { currentCall, type CallsStore } from './calls-store';
import { foldedMatches, pageNames, type Sheet, type View } from './view';

interface PaletteProps {
  readonly calls: CallsStore;
  onShow(view: View): void;
  onSheet(sheet: Sheet): void;
  onLock(): void;
}

/** Everything the window can do, by typing a part of its name. Acts on accounts keep their own keys and dialogs. */
export function Palette({ calls, onShow, onSheet, onLock }: PaletteProps) {
  const { t } = useTranslation();
  const { session } = useDesk();
  const list = useStore(calls, (state) => state.calls);
  const current = useStore(calls, currentCall);
  const stores = useStore(current.lookup, ({ lookup }) => ('sections' in lookup ? lookup.sections.length : 0));
  const folded = useMedia(foldedMatches) && current.account !== null;
  useShortcut('palette', () => spotlight.open());

  const masking = useMasking();
  const { shown } = usePersonalText();
  const toDesk = (): void => onShow('desk');
  const actions: SpotlightActionData[] = [
    { id: 'search', label: t('shortcuts.what.search'), onClick: () => onShow('desk') },
    { id: 'new', label: t('calls.new'), onClick: () => calls.getState().newCall() },
    ...(stores > 1 && !folded
      ? [
          {
            id: 'filter',
            label: t('shortcuts.what.filter'),
            onClick: () => {
              toDesk();
              current.lookup.getState().setChoosing(true);
            },
          },
        ]
      : []),
    ...(current.account === null
      ? []
      : [
          {
            id: 'back',
            label: t('shortcuts.what.back'),
            onClick: () => {
              toDesk();
              calls.getState().back();
            },
          },
        ]),
    ...list
      .filter(({ id, account }) => id !== current.id && account !== null)
      .map(({ id, account }) => ({
        id: `call-${id}`,
        label: t('palette.goTo', { name: shown('name', account?.getState().row.name ?? '') }),
        onClick: () => {
          onShow('desk');
          calls.getState().select(id);
        },
      })),
    ...pageNames.map((page) => ({ id: page, label: t(`tools.${page}`), onClick: () => onShow(page) })),
    { id: 'keys', label: t('tools.keys'), onClick: () => onSheet('keys') },
    { id: 'help', label: t('help.title'), onClick: () => onSheet('help') },
    { id: 'tour', label: t('tour.title'), onClick: () => onSheet('tour') },
    ...(masking.isAsked
      ? [{ id: 'reveal', label: t('mask.briefly', { count: shownBrieflySeconds }), onClick: masking.toggleBriefly }]
      : []),
    { id: 'lock', label: t('lock.now'), onClick: onLock },
    ...themeChoices.map((theme) => ({
      id: `theme-${theme}`,
      label: t('palette.theme', { theme: t(`preferences.theme.${theme}`) }),
      onClick: () => void session.getState().choose({ theme }),
    })),
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound={t('palette.nothing')}
      highlightQuery
      attributes={{ content: { 'aria-label': t('shortcuts.what.palette') } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.32, color: '#0b0d12' }}
      searchProps={{
        leftSection: <IconSearch size={16} stroke={1.75} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}
