import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './error-boundary.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** The last resort for a mistake of ours in drawing the window. A class, because React offers this only to classes. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenWindow /> : this.props.children;
  }
}

function BrokenWindow() {
  const { t } = useTranslation();
  return (
    <main className={css['broken']} role="alert">
      <h1 className={css['title']}>{t('broken.title')}</h1>
      <p>{t('broken.next')}</p>
      <Button variant="filled" autoFocus onClick={() => window.location.reload()}>
        {t('broken.reload')}
      </Button>
    </main>
  );
}
