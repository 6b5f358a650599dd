import { useTranslation } from 'react-i18next';
import type { VendorCapabilities } from '../../../../shared/domain/capability';
import { useFormat } from '../../lib/use-format';
import { missingActions } from './actions';
import css from './missing-list.module.css';

/** What this store can't do, said quietly and with its reason instead of a grey button. */
export function MissingList({ capabilities }: { readonly capabilities: VendorCapabilities }) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = missingActions(t, capabilities);
  if (missing.length === 0) return null;
  return (
    <section className={css['missing']} aria-label={t('missing.title')}>
      <ul>
        {missing.map(({ what, why }) => (
          <li key={why}>
            {format.list(what)}: {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
