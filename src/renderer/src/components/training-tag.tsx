import { useTranslation } from 'react-i18next';
import css from './training-tag.module.css';

/** Marks what belongs to the training stores, so that nobody takes it for a real shopper or the other way round. */
export function TrainingTag() {
  const { t } = useTranslation();
  return <span className={css['tag']}>{t('training.tag')}</span>;
}
