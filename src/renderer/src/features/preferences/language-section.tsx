import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { languageChoices } from '../../../../shared/domain/preferences';
import { SetByOrganisation } from '../../components/set-by-organisation';
import { SettingsSection } from '../../components/settings-section';
import { useDesk, useLanguages } from '../../stores/desk';
import { usePreferences } from './use-preferences';

/** Every language in its own words, so that nobody has to know another one to find it. */
const names = { en: 'English', sv: 'Svenska', de: 'Deutsch', nb: 'Norsk bokmål', fi: 'Suomi' } as const;

export function LanguageSection() {
  const { t } = useTranslation();
  const { preferences, choose } = usePreferences();
  const offered = useLanguages();
  const isRuled = useStore(useDesk().session, ({ rules }) => rules?.stated.includes('languages') === true);
  const isOffered = (choice: (typeof languageChoices)[number]): boolean =>
    choice === 'system' || offered.includes(choice);
  return (
    <SettingsSection title={t('preferences.language')}>
      <NativeSelect
        label={t('preferences.languageOfWindow')}
        value={preferences.language}
        data={languageChoices.filter(isOffered).map((value) => ({
          value,
          label: value === 'system' ? t('preferences.languageOfSystem') : names[value],
        }))}
        onChange={(event) => {
          const language = languageChoices.find((choice) => choice === event.currentTarget.value);
          if (language !== undefined) choose({ language });
        }}
      />
      {isRuled && <SetByOrganisation stated />}
    </SettingsSection>
  );
}
