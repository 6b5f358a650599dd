import type { ReactNode } from 'react';
import css from './dialog-actions.module.css';

/** The buttons at the foot of a dialog: the way out first, the way on last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>;
}
