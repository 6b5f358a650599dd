import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { attempt } from '../../bridge/attempt';
import { SetByOrganisation } from '../../components/set-by-organisation';
import { SettingsSection } from '../../components/settings-section';
import { useDesk } from '../../stores/desk';
import { ChoiceRow } from './choice-row';
import { usePreferences } from './use-preferences';

/** Whether the last look-ups are kept for a day. They are shoppers' addresses, so that nothing is kept unless it is asked for. */
export function RecentSection() {
  const { t } = useTranslation();
  const { bridge, session, announcer } = useDesk();
  const rules = useStore(session, (state) => state.rules);
  const { preferences, choose } = usePreferences();
  if (rules === null) return null;
  const clear = async (): Promise<void> => {
    const answer = await attempt(bridge.recent.clear());
    announcer.getState().say(t(answer.ok ? 'recent.cleared' : 'recent.notCleared'));
  };
  return (
    <SettingsSection title={t('recent.title')}>
      <p>{t('recent.lead')}</p>
      {rules.recentLookups ? (
        <>
          <ChoiceRow
            label={t('recent.keep')}
            options={[
              { value: 'off', label: t('recent.off') },
              { value: 'on', label: t('recent.on') },
            ]}
            value={preferences.recentLookups ? 'on' : 'off'}
            onChange={(value) => choose({ recentLookups: value === 'on' })}
          />
          {preferences.recentLookups && (
            <div>
              <Button onClick={() => void clear()}>{t('recent.clear')}</Button>
            </div>
          )}
        </>
      ) : (
        <>
          <p>{t('recent.forbidden')}</p>
          <SetByOrganisation stated={rules.stated.includes('recentLookups')} />
        </>
      )}
    </SettingsSection>
  );
}
