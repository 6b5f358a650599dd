import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../lib/use-media';
import { enlarged } from './view';
import css from './desk-view.module.css';

/** The right-hand side of the desk. */
export function AccountPane({
  scrolls,
  children,
}: {
  /** It holds words alone: nothing in it takes the focus, so that in a small window only it itself can be scrolled by keys. */
  readonly scrolls: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const small = useMedia(enlarged);
  const scrolled = small && scrolls ? { tabIndex: 0, role: 'region', 'aria-label': t('search.label') } : {};
  return (
    <div className={css['account']} {...scrolled}>
      {children}
    </div>
  );
}
