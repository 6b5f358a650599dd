import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LookupStore } from './lookup-store';
import { isUnanswered } from './section';
import { summarise } from './lookup-summary';
import css from './lookup-status.module.css';

/** How far the look-up is, in words beside the search box and read aloud as it changes. */
export function LookupStatus({ store }: { readonly store: LookupStore }) {
  const { t } = useTranslation();
  const lookup = useStore(store, (state) => state.lookup);
  const { asked, waiting, matches, silent, notAsked } = summarise(lookup);

  const parts: string[] = [];
  if (lookup.phase === 'asking' || lookup.phase === 'done') {
    const answered = lookup.sections.filter((section) => !isUnanswered(section)).length - notAsked;
    if (lookup.phase === 'asking') {
      parts.push(t('status.asked', { count: asked }), t('status.answered', { count: answered }));
    } else {
      parts.push(t('status.matches', { count: matches }));
    }
    if (waiting > 0) parts.push(t('status.waiting', { count: waiting }));
    if (silent > 0) parts.push(t('status.silent', { count: silent }));
    if (notAsked > 0) parts.push(t('status.notAsked', { count: notAsked }));
  }
  return (
    <p className={css['status']} role="status">
      {parts.join('\u00a0· ')}
    </p>
  );
}
