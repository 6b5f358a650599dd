import { useTranslation } from 'react-i18next';
import type { TrainingMail } from '../../../../shared/domain/training';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { AddressText } from '../../components/address-text';
import { Notice } from '../../components/notice';
import { VendorText } from '../../components/vendor-text';
import type { Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import css from './training-page.module.css';

/** The mails the training vendors would have sent. Their links are text: Keydesk opens none of them. */
export function OutboxList({ outbox }: { readonly outbox: Loadable<readonly TrainingMail[], Problem> }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (outbox.phase) {
    case 'loading':
      return <p className={css['quiet']}>{t('training.outboxReading')}</p>;
    case 'failed':
      return <Notice tone="care">{problemText(t, format, outbox.problem)}</Notice>;
    case 'ready':
      if (outbox.value.length === 0) return <p className={css['quiet']}>{t('training.outboxEmpty')}</p>;
      return (
        <ol className={css['mails']}>
          {outbox.value.map((mail) => (
            <li key={`${mail.at} ${mail.vendor} ${mail.to} ${mail.template}`} className={css['mail']}>
              <time dateTime={mail.at} className={css['quiet']}>
                {format.moment(mail.at)}
              </time>
              <p>
                <AddressText address={mail.to} /> · {vendorNames[mail.vendor]} ·{' '}
                <span className={css['quiet']}>
                  <VendorText text={mail.template} />
                </span>
              </p>
              {mail.link !== null && (
                <p className={`${css['full']} ${css['link']}`}>
                  <VendorText text={mail.link} />
                </p>
              )}
            </li>
          ))}
        </ol>
      );
  }
}
