import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { SettingsSection } from '../../components/settings-section';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { MailForm } from './mail-form';
import { createMailStore } from './mail-store';

/** The mail server by which Keydesk may bring links to shoppers. */
export function MailSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [store] = useState(() => createMailStore(bridge));
  const { mail, act } = useStore(store);
  useEffect(() => {
    void store.getState().read();
  }, [store]);

  return (
    <SettingsSection title={t('mailServer.title')} lead={t('mailServer.lead')}>
      {mail.phase === 'failed' && <Notice tone="care">{problemText(t, format, mail.problem)}</Notice>}
      {mail.phase === 'ready' && !mail.value.allowed && <p>{t('mailServer.notAllowed')}</p>}
      {mail.phase === 'ready' && mail.value.allowed && (
        <>
          <MailForm
            key={JSON.stringify(mail.value)}
            state={mail.value}
            busy={act.state === 'busy'}
            onSave={(settings, secret) => void store.getState().save(settings, secret)}
          />
          {mail.value.settings !== null && (
            <div>
              <Button disabled={act.state === 'busy'} onClick={() => void store.getState().test()}>
                {t('mailServer.test')}
              </Button>{' '}
              <Button variant="subtle" disabled={act.state === 'busy'} onClick={() => void store.getState().remove()}>
                {t('mailServer.remove')}
              </Button>
            </div>
          )}
          <div role="status">
            {act.state === 'saved' && t('mailServer.saved')}
            {act.state === 'tested' && t('mailServer.tested', { host: act.host })}
          </div>
          {act.state === 'failed' && (
            <Notice tone="stop" urgent>
              {problemText(t, format, act.problem)}
            </Notice>
          )}
        </>
      )}
    </SettingsSection>
  );
}
