import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './say-to-caller.module.css';

/** A sentence the agent can read aloud. */
export function SayToCaller({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div className={css['say']}>
      <p className={css['title']}>
        <IconMessage size={14} stroke={1.75} aria-hidden />
        {t('say.title')}
      </p>
      <p>{text}</p>
    </div>
  );
}
