import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  onLeave(): void;
}

/** A screen beside the desk, for what is needed once a week. */
export function Page({ title, lead, actions, children, onLeave }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className={css['page']}>
      <header className={css['header']}>
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={16} stroke={1.75} aria-hidden />}
          onClick={onLeave}
          className={css['back'] ?? ''}
        >
          {t('action.back')}
        </Button>
        <h1 className={css['title']}>{title}</h1>
        <div className={css['actions']}>{actions}</div>
      </header>
      {lead !== undefined && <p className={css['lead']}>{lead}</p>}
      {children}
    </div>
  );
}
