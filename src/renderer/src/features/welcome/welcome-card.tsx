import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useConnections, useDesk } from '../../stores/desk';
import css from './welcome-card.module.css';

interface WelcomeCardProps {
  /** Looks up a make-believe shopper. */
  onTry(query: string): void;
  onTour(): void;
  onConnect(): void;
}

/** A shopper that every training store has. */
const exampleQuery = 'maja@example.test';

/** Greets whoever opens Keydesk for the first time. It takes neither the focus nor the search box away. */
export function WelcomeCard({ onTry, onTour, onConnect }: WelcomeCardProps) {
  const { t } = useTranslation();
  const { session } = useDesk();
  const welcomed = useStore(session, ({ preferences }) => preferences.welcomed);
  const hasTraining = useConnections().some(({ training }) => training);
  if (welcomed || !hasTraining) return null;

  const leave = (next: () => void) => (): void => {
    // A choice that can't be kept only means that the greeting comes again.
    void session.getState().choose({ welcomed: true });
    next();
  };
  return (
    <section className={css['card']} aria-label={t('welcome.title')}>
      <h2 className={css['title']}>{t('welcome.title')}</h2>
      <p>{t('welcome.text')}</p>
      <div className={css['actions']}>
        <Button variant="filled" onClick={leave(() => onTry(exampleQuery))}>
          {t('welcome.try')}
        </Button>
        <Button onClick={leave(onTour)}>{t('welcome.tour')}</Button>
        <Button onClick={leave(onConnect)}>{t('welcome.connect')}</Button>
        <Button variant="subtle" onClick={leave(() => undefined)}>
          {t('welcome.skip')}
        </Button>
      </div>
    </section>
  );
}
