import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SetByOrganisation } from '../../components/set-by-organisation';
import { SettingsSection } from '../../components/settings-section';
import { isMac } from '../../lib/platform';
import { keyLabels, shortcuts } from '../../lib/shortcuts';
import { useDesk } from '../../stores/desk';

/** That personal data is masked here, and how to see it; nothing where it is not. */
export function MaskSection() {
  const { t } = useTranslation();
  const rules = useStore(useDesk().session, (state) => state.rules);
  if (rules?.maskPersonalData !== true) return null;
  const key = keyLabels(shortcuts.reveal.combinations[0], isMac).join(' ');
  return (
    <SettingsSection title={t('mask.title')}>
      <p>{t('mask.lead', { key })}</p>
      <SetByOrganisation stated={rules.stated.includes('maskPersonalData')} />
    </SettingsSection>
  );
}
