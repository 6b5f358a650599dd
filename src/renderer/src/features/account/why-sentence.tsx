import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../../shared/contract/journal';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { VendorCapabilities } from '../../../../shared/domain/capability';
import { StateMark } from '../../components/state-mark';
import { useFormat } from '../../lib/use-format';
import { agentName } from '../../bridge/wording/agent-name';
import { reasonWord } from '../../bridge/wording/history-word';
import { causeInHistory, whyOf } from './why';
import css from './why-sentence.module.css';

interface WhyProps {
  readonly account: ShopperAccount;
  readonly capabilities: VendorCapabilities | null;
}

/** Whether the shopper can sign in, as shape and words. */
export function Verdict({ account, capabilities }: WhyProps) {
  const { t } = useTranslation();
  const { verdict } = whyOf(t, useFormat(), account, capabilities);
  return <StateMark state={account.access.state} word={t(`verdict.${verdict}`)} />;
}

/** The one large thing on the page: why the shopper can or can't sign in. */
export function WhySentence({
  account,
  capabilities,
  history,
  id,
}: WhyProps & { readonly history: readonly HistoryEntry[]; readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sentence, details } = whyOf(t, format, account, capabilities);
  const cause = causeInHistory(account, history);
  return (
    <div className={css['why']}>
      <p id={id} className={css['sentence']}>
        {sentence}
      </p>
      <div className={css['details']}>
        {cause !== null && (
          <p>
            {t('why.doneBy', { agent: agentName(cause.agent), time: format.moment(cause.at) })}
            {cause.reason !== null && ` · ${reasonWord(t, cause.reason)}`}
            {cause.ticket !== null && ` · ${cause.ticket}`}
          </p>
        )}
        {details.map((detail) => (
          <p key={detail} className={css['detail']}>
            {detail}
          </p>
        ))}
      </div>
    </div>
  );
}
