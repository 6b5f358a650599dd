import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './set-by-organisation.module.css';

/** Marks what the rules of the machine decide, so that nobody looks for a way to change it. */
export function SetByOrganisation() {
  const { t } = useTranslation();
  return (
    <span className={css['mark']}>
      <IconLock size={14} stroke={2} aria-hidden />
      {t('preferences.setByOrganisation')}
    </span>
  );
}
