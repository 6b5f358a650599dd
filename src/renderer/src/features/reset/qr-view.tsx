import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResetResult } from '../../../../shared/domain/reset';
import { DialogActions } from '../../components/dialog-actions';
import { useFormat } from '../../lib/use-format';
import { QrCode } from './qr-code';
import type { LinkPicture } from './reset-store';
import css from './hand-over.module.css';

interface QrViewProps {
  readonly result: Extract<ResetResult, { kind: 'link' }>;
  readonly picture: Extract<LinkPicture, { state: 'shown' }>;
  onBack(): void;
}

/** The link for a shopper who stands at the desk. */
export function QrView({ result, picture, onBack }: QrViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={css['lead']}>
        {t('reset.qr.lead', { host: result.finalHost, time: format.moment(result.expiresAt) })}
      </p>
      <QrCode size={picture.size} rows={picture.rows} label={t('reset.qr.alt')} />
      <DialogActions>
        <Button variant="filled" autoFocus onClick={onBack}>
          {t('action.back')}
        </Button>
      </DialogActions>
    </>
  );
}
