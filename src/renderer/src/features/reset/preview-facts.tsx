import { useTranslation } from 'react-i18next';
import type { ResetPreview } from '../../../../shared/domain/reset';
import { resetFactLines } from '../../bridge/wording/reset-facts';
import { AddressText } from '../../components/address-text';
import { Notice } from '../../components/notice';
import { reasonsToStop, voidedEasily } from './reasons-to-stop';
import css from './reset-dialog.module.css';

/** What issuing would do, said before the click: the vendor's truth and every reason to stop. */
export function PreviewFacts({ preview, vendor }: { readonly preview: ResetPreview; readonly vendor: string }) {
  const { t } = useTranslation();
  // Where the agent chooses the lifetime, the control for it says so.
  const lines = resetFactLines(t, preview.kind, preview.facts, vendor).filter(
    ({ topic }) => topic !== 'lifetime' || preview.lifetimesMinutes.length === 0,
  );
  return (
    <>
      {reasonsToStop(preview).map((warning) => (
        <Notice key={warning} tone="care" urgent>
          {t(`reset.warning.${warning}`)}
        </Notice>
      ))}
      <dl className={css['facts']}>
        {preview.mailTo !== null && (
          <div>
            <dt>{t('reset.mailTo')}</dt>
            <dd>
              <AddressText address={preview.mailTo} />
            </dd>
          </div>
        )}
        {preview.finalHost !== null && (
          <div>
            <dt>{t('reset.opens')}</dt>
            <dd className={css['host']}>{preview.finalHost}</dd>
          </div>
        )}
        {lines.map(({ topic, text }) => (
          <div key={topic}>
            <dt>{t(`resetTopic.${topic}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {preview.warnings.includes(voidedEasily) && <p className={css['detail']}>{t(`reset.warning.${voidedEasily}`)}</p>}
    </>
  );
}
