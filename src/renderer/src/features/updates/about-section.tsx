import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SettingsSection } from '../../components/settings-section';
import { ageInDays } from '../../lib/age';
import { useFormat } from '../../lib/use-format';
import { useNow } from '../../lib/use-now';
import { useDesk } from '../../stores/desk';
import { UpdateStatus } from './update-status';

const hourMs = 3_600_000;

/** Which Keydesk this is, how old it is and where newer ones come from. */
export function AboutSection({ inCall }: { readonly inCall: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(hourMs);
  const { session, updates } = useDesk();
  const info = useStore(session, (state) => state.info);
  const state = useStore(updates, (store) => store.state);
  if (info.phase !== 'ready') return null;
  const { version, electronVersion, build } = info.value;
  return (
    <SettingsSection title={t('about.title')}>
      <p>{t('about.version', { version, electronVersion })}</p>
      {build === null ? (
        <p>{t('about.fromSource')}</p>
      ) : (
        <>
          {!build.forRelease && <p>{t('about.notForRelease')}</p>}
          <p>{t('about.built', { date: format.day(build.builtAt), count: ageInDays(build.builtAt, now) })}</p>
        </>
      )}
      {state !== null && <UpdateStatus state={state} inCall={inCall} />}
    </SettingsSection>
  );
}
