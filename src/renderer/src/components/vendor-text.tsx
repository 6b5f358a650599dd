import { useTranslation } from 'react-i18next';
import { inspectText } from '../lib/inspect-text';
import css from './vendor-text.module.css';

/**
 * Text that came from a vendor or a caller, shown as text and nothing else.
 *
 * It is isolated from the direction of the text around it, and characters that can't be seen are drawn as marks.
 */
export function VendorText({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <bdi className={css['text']}>
      {inspectText(text).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          // The parts of one text never change places, so their position is their identity.
          <span key={index} className={css['mark']} title={t('text.hidden', { codePoint: part.codePoint })}>
            {part.symbol}
          </span>
        ),
      )}
    </bdi>
  );
}
