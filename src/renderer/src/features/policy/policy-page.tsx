import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { PolicyMark } from '../../components/policy-mark';
import { SettingsSection } from '../../components/settings-section';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { ruleLabel, ruleValue } from './rule-text';
import { SupportDialog } from './support-dialog';
import css from './policy-page.module.css';

const groups = ['people', 'resets', 'connections', 'seat', 'records', 'updates'] as const;

/** The rules of this machine. There is nothing to change here, and it says who can. */
export function PolicyPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { session } = useDesk();
  const [support, setSupport] = useState(false);
  const policy = useStore(session, (state) => state.policy);
  useEffect(() => {
    void session.getState().loadPolicy();
  }, [session]);

  return (
    <Page
      title={t('policyPage.title')}
      onLeave={onLeave}
      actions={<Button onClick={() => setSupport(true)}>{t('supportFile.open')}</Button>}
    >
      {policy.phase === 'loading' && <p>{t('policyPage.reading')}</p>}
      {policy.phase === 'failed' && (
        <Notice tone="stop" urgent>
          {problemText(t, format, policy.problem)}
        </Notice>
      )}
      {policy.phase === 'ready' && (
        <>
          <p>
            {policy.value.path === null
              ? t('policyPage.leadDefaults')
              : t('policyPage.leadFile', { path: plainText(policy.value.path) })}
          </p>
          <div>
            {groups.map((group) => (
              <SettingsSection key={group} title={t(`policyPage.group.${group}`)}>
                <dl className={css['rules']}>
                  {policy.value.rules
                    .filter((rule) => rule.group === group)
                    .map((rule) => (
                      <div key={rule.name} className={css['rule']}>
                        <dt>{ruleLabel(t, rule.name)}</dt>
                        <dd>{ruleValue(t, format, rule)}</dd>
                        <dd>
                          {rule.stated ? (
                            <PolicyMark />
                          ) : (
                            <span className={css['default']}>{t('policyPage.default')}</span>
                          )}
                        </dd>
                      </div>
                    ))}
                </dl>
              </SettingsSection>
            ))}
          </div>
        </>
      )}
      {support && <SupportDialog onClose={() => setSupport(false)} />}
    </Page>
  );
}
