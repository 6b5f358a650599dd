import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { helpAreas, type HelpArea } from './help-area';
import css from './help-dialog.module.css';

const points = ['one', 'two', 'three', 'four'] as const;

interface HelpDialogProps {
  /** What the agent has before them. */
  readonly area: HelpArea;
  onTour(): void;
  onKeys(): void;
  onClose(): void;
}

/** What each part of the window is for, in four short points; the arrow keys go from one area to the next. */
export function HelpDialog({ area, onTour, onKeys, onClose }: HelpDialogProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<HelpArea>(area);
  return (
    <Dialog title={t('help.title')} width={800} onClose={onClose}>
      <Tabs
        value={shown}
        onChange={(value) => setShown(helpAreas.find((name) => name === value) ?? area)}
        orientation="vertical"
        keepMounted={false}
        classNames={{ list: css['areas'] ?? '', tab: css['area'] ?? '', panel: css['panel'] ?? '' }}
      >
        <Tabs.List aria-label={t('help.areas')}>
          {helpAreas.map((name) => (
            <Tabs.Tab key={name} value={name} data-autofocus={name === shown || undefined}>
              {t(`help.area.${name}.title`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {helpAreas.map((name) => (
          <Tabs.Panel key={name} value={name} tabIndex={0}>
            <h2 className={css['title']}>{t(`help.area.${name}.title`)}</h2>
            <ul className={css['points']}>
              {points.map((point) => (
                <li key={point}>{t(`help.area.${name}.${point}`)}</li>
              ))}
            </ul>
          </Tabs.Panel>
        ))}
      </Tabs>
      <DialogActions>
        <Button variant="subtle" onClick={onKeys}>
          {t('help.keys')}
        </Button>
        <Button variant="subtle" onClick={onTour}>
          {t('help.tour')}
        </Button>
        <Button variant="filled" onClick={onClose}>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
