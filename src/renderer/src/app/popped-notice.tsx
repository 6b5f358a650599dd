import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice';
import { PersonalText } from '../components/personal-text';
import type { Popped } from './use-popped';
import css from './app-notices.module.css';

/** Says that a look-up came from another program, so that nobody takes it for their own typing. */
export function PoppedNotice({ query, waits, lookUp, dismiss }: Popped & { readonly query: string }) {
  const { t } = useTranslation();
  return (
    <section className={css['notices']} aria-label={t('pop.label')}>
      <Notice
        tone="quiet"
        actions={
          <>
            {waits && (
              <Button size="xs" onClick={lookUp}>
                {t('pop.lookUp')}
              </Button>
            )}
            <Button size="xs" variant="subtle" onClick={dismiss}>
              {t('pop.dismiss')}
            </Button>
          </>
        }
      >
        <span role="status">
          {t(waits ? 'pop.waits' : 'pop.from')} <PersonalText kind="query" text={query} />
        </span>
      </Notice>
    </section>
  );
}
