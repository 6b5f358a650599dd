import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './copy-value.module.css';

interface CopyValueProps {
  /** What the value is, for example "E-mail". */
  readonly label: string;
  readonly children: ReactNode;
  onCopy(): void;
}

/** A value that is copied by clicking it, by Enter, or by C while it has the focus. */
export function CopyValue({ label, children, onCopy }: CopyValueProps) {
  const { t } = useTranslation();
  return (
    <button type="button" className={css['value']} data-copies onClick={onCopy}>
      <span className={css['spoken']}>{`${t('copy.value', { what: label })} `}</span>
      <span className={css['text']}>{children}</span>
      <IconCopy size={14} stroke={1.5} aria-hidden className={css['sign']} />
    </button>
  );
}
