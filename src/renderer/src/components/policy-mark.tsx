import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './policy-mark.module.css';

/** Marks what the policy of this machine decides, so that nobody looks for the switch. */
export function PolicyMark() {
  const { t } = useTranslation();
  return (
    <span className={css['mark']} title={t('policyMark.why')}>
      <IconLock size={12} stroke={2} aria-hidden />
      {t('policyMark.label')}
    </span>
  );
}
