import { Button } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { defaultPreferences } from '../../../../shared/domain/preferences';
import { Notice } from '../../components/notice';
import { SettingsSection } from '../../components/settings-section';
import { acceleratorLabel, acceleratorOf } from '../../lib/accelerator';
import { isMac } from '../../lib/platform';
import { useDesk } from '../../stores/desk';
import css from './hot-key-section.module.css';
import { usePreferences } from './use-preferences';

/** The key that brings the window up from any program: pressed once to be chosen, or turned off. */
export function HotKeySection() {
  const { t } = useTranslation();
  const { preferences, choose } = usePreferences();
  const state = useStore(useDesk().session, (session) => session.hotKey);
  const [listening, setListening] = useState(false);
  const { hotKey } = preferences;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setListening(false);
    const accelerator = acceleratorOf(event);
    if (accelerator === null) return;
    setListening(false);
    choose({ hotKey: accelerator });
  };

  return (
    <SettingsSection title={t('preferences.hotKey.title')} lead={t('preferences.hotKey.lead')}>
      <p>
        {hotKey === null
          ? t('preferences.hotKey.none')
          : t('preferences.hotKey.now', { keys: acceleratorLabel(hotKey, isMac) })}
      </p>
      {state === 'refused' && <Notice tone="care">{t('preferences.hotKey.refused')}</Notice>}
      <div className={css['actions']}>
        <Button
          aria-pressed={listening}
          onKeyDown={onKeyDown}
          onBlur={() => setListening(false)}
          onClick={() => setListening(true)}
        >
          {t(listening ? 'preferences.hotKey.press' : 'preferences.hotKey.change')}
        </Button>
        {hotKey !== null && <Button onClick={() => choose({ hotKey: null })}>{t('preferences.hotKey.off')}</Button>}
        {hotKey !== defaultPreferences.hotKey && (
          <Button onClick={() => choose({ hotKey: defaultPreferences.hotKey })}>{t('preferences.hotKey.usual')}</Button>
        )}
      </div>
    </SettingsSection>
  );
}
