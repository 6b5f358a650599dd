import { PreferencesPage } from '../features/preferences/preferences-page';
import { LicencesSection } from '../features/preferences/licences-section';
import { AboutSection } from '../features/updates/about-section';

/** The preferences, and below them which Keydesk this is. */
export function PreferencesScreen({ inCall, onLeave }: { readonly inCall: boolean; onLeave(): void }) {
  return (
    <PreferencesPage onLeave={onLeave}>
      <AboutSection inCall={inCall} />
      <LicencesSection />
    </PreferencesPage>
  );
}
