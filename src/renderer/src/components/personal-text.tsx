import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { plainText } from '../lib/inspect-text';
import { mask, type PersonalKind } from '../lib/mask';
import { useMasking, withoutDots } from '../lib/masking';
import { VendorText } from './vendor-text';

interface PersonalTextProps {
  readonly kind: PersonalKind;
  readonly text: string;
}

/**
 * A shopper's data as text. Where the rules of the machine mask it, only its mask is in the page, and it is read out as
 * masked, until the agent asks to see it.
 */
export function PersonalText({ kind, text }: PersonalTextProps) {
  const { t } = useTranslation();
  const { isOn } = useMasking();
  const shown = isOn ? mask(kind, text) : text;
  if (shown === text) return <VendorText text={text} />;
  return (
    <>
      <span aria-hidden>
        <VendorText text={shown} />
      </span>
      <VisuallyHidden>{t('mask.spoken', { text: plainText(withoutDots(shown)) })}</VisuallyHidden>
    </>
  );
}
