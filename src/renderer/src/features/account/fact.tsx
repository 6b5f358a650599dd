import type { ReactNode } from 'react';
import css from './account-facts.module.css';

export function FactGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css['group']}>
      <h2 className={css['title']}>{title}</h2>
      <dl>{children}</dl>
    </section>
  );
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css['fact']}>
      <dt className={css['term']}>{label}</dt>
      <dd className={css['value']}>{children}</dd>
    </div>
  );
}
