import { useTranslation } from 'react-i18next';
import { contrastChoices, themeChoices } from '../../../../shared/domain/preferences';
import { SettingsSection } from '../../components/settings-section';
import { ChoiceRow } from './choice-row';
import { usePreferences } from './use-preferences';

export function AppearanceSection() {
  const { t } = useTranslation();
  const { preferences, choose } = usePreferences();
  return (
    <SettingsSection title={t('preferences.appearance')}>
      <ChoiceRow
        label={t('preferences.colours')}
        options={themeChoices.map((value) => ({ value, label: t(`preferences.theme.${value}`) }))}
        value={preferences.theme}
        onChange={(theme) => choose({ theme })}
      />
      <ChoiceRow
        label={t('preferences.contrast')}
        options={contrastChoices.map((value) => ({ value, label: t(`preferences.contrastChoice.${value}`) }))}
        value={preferences.contrast}
        onChange={(contrast) => choose({ contrast })}
      />
    </SettingsSection>
  );
}
