import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inspectAddress } from '../lib/inspect-address';
import { useMasking } from '../lib/masking';
import { PersonalText } from './personal-text';
import css from './address-text.module.css';

/** An e-mail address in letters that can be told apart, with a visible doubt when it may be passing for another one. */
export function AddressText({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const { doubts, asciiDomain } = useMemo(() => inspectAddress(address), [address]);
  // The doubt stands even where the address is masked; the domain in other letters would undo the mask.
  const { isOn } = useMasking();
  const why = doubts.map((doubt) => t(`address.${doubt}`)).join(' · ');
  return (
    <span className={css['address']}>
      <PersonalText kind="email" text={address} />
      {doubts.length > 0 && (
        <span className={css['doubt']}>
          <IconAlertTriangle size={12} stroke={2} aria-hidden className={css['sign']} />
          <span>
            {why}
            {asciiDomain !== null && !isOn && (
              <>
                {': '}
                <span className={css['ascii']}>{asciiDomain}</span>
              </>
            )}
          </span>
        </span>
      )}
    </span>
  );
}
