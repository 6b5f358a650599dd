import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccountRef } from '../../../../shared/domain/account';
import { isOutstanding, stateAt } from '../../../../shared/domain/reset-ledger';
import { askedWords, expiryWords, leftWords } from '../../bridge/wording/ledger-words';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useNow } from '../../lib/use-now';
import { useDesk } from '../../stores/desk';
import { entriesOf } from '../../stores/ledger-store';

const tickMs = 10_000;

/** The resets of this account that may still let somebody in: for whoever is about to make another. */
export function OutstandingResets({ account }: { readonly account: AccountRef }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(tickMs);
  const entries = useStore(useDesk().ledger, entriesOf).filter(
    (entry) =>
      entry.ref.connectionId === account.connectionId &&
      entry.ref.accountId === account.accountId &&
      isOutstanding(stateAt(entry, now)),
  );
  if (entries.length === 0) return null;
  return (
    <Notice tone="quiet">
      <section aria-label={t('ledger.here')}>
        {entries.map((entry) => (
          <p key={entry.id}>
            {`${t('ledger.here')}: `}
            {[t(`ledger.kind.${entry.kind}`), expiryWords(t, format, entry), leftWords(t, entry, now)]
              .filter((part) => part !== null)
              .join(' · ')}
            {` (${askedWords(t, format, entry)})`}
          </p>
        ))}
      </section>
    </Notice>
  );
}
