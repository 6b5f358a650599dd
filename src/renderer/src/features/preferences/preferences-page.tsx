import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page';
import { AppearanceSection } from './appearance-section';
import { HotKeySection } from './hot-key-section';
import { LanguageSection } from './language-section';
import { LockSection } from './lock-section';
import { MailSection } from './mail-section';
import { MaskSection } from './mask-section';
import { RecentSection } from './recent-section';

/** What an agent may choose for this seat. Each section is a component of its own; those of other features come last. */
export function PreferencesPage({ onLeave, children }: { onLeave(): void; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page title={t('preferences.title')} lead={t('preferences.lead')} onLeave={onLeave}>
      <div>
        <AppearanceSection />
        <LanguageSection />
        <HotKeySection />
        <LockSection />
        <MaskSection />
        <RecentSection />
        <MailSection />
        {children}
      </div>
    </Page>
  );
}
