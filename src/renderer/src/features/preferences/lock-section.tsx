import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SetByOrganisation } from '../../components/set-by-organisation';
import { SettingsSection } from '../../components/settings-section';
import { useDesk } from '../../stores/desk';

/** When the screen locks by itself: a rule of the machine, shown where an agent would look for it. */
export function LockSection() {
  const { t } = useTranslation();
  const rules = useStore(useDesk().session, (state) => state.rules);
  if (rules === null) return null;
  return (
    <SettingsSection title={t('preferences.lock')}>
      <p>{t('preferences.lockAfter', { count: rules.idleLockMinutes })}</p>
      <SetByOrganisation stated={rules.stated.includes('idleLockMinutes')} />
    </SettingsSection>
  );
}
