import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './set-by-organisation.module.css';

/** Says who decided a rule of the machine that is shown here, so that nobody looks for a way to change it. */
export function SetByOrganisation({
  stated,
}: {
  /** The policy states it; else it is a default. */ readonly stated: boolean;
}) {
  const { t } = useTranslation();
  return (
    <span className={css['mark']}>
      {stated && <IconLock size={14} stroke={2} aria-hidden />}
      {t(stated ? 'preferences.setByOrganisation' : 'preferences.byDefault')}
    </span>
  );
}
