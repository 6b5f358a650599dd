import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResetResult } from '../../../../shared/domain/reset';
import { vendorNames, type VendorId } from '../../../../shared/domain/vendor';
import { AddressText } from '../../components/address-text';
import { SayToCaller } from '../../components/say-to-caller';
import { useFormat } from '../../lib/use-format';
import type { ResetStore } from './reset-store';
import { ResultActions } from './result-actions';
import css from './reset-dialog.module.css';

interface PlainResultProps {
  readonly store: ResetStore;
  readonly result: Exclude<ResetResult, { kind: 'link' }>;
  readonly vendor: VendorId;
  onClose(): void;
}

/** What the vendor accepted, and nothing beyond it: an accepted request is not yet a mail. */
export function PlainResult({ store, result, vendor, onClose }: PlainResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = vendorNames[vendor];
  const told = useId();
  const accepted = format.time(result.acceptedAt);
  return (
    <>
      {/* Read aloud with the button that takes the focus. */}
      <div id={told}>
        <p className={css['sentence']}>{t(`reset.accepted.${result.kind}`, { vendor: name, time: accepted })}</p>
        {result.kind === 'mailed' && (
          <>
            {result.to !== null && (
              <p className={css['to']}>
                {t('reset.mailTo')} <AddressText address={result.to} />
              </p>
            )}
            <p className={css['detail']}>{t('reset.acceptedOnly')}</p>
            {result.expiresAt !== null && (
              <p className={css['detail']}>{t('reset.goodUntil', { time: format.moment(result.expiresAt) })}</p>
            )}
          </>
        )}
      </div>
      <SayToCaller text={t(`reset.say.${result.kind}`)} />
      <ResultActions store={store} leaving={told} onClose={onClose} />
    </>
  );
}
