import { useTranslation } from 'react-i18next';
import { callerChecks } from '../../../../shared/domain/action';
import type { JournalEntry } from '../../../../shared/domain/journal-entry';
import { useFormat } from '../../lib/use-format';
import css from './entry-list.module.css';

/** What stands in the journal about one entry, for whoever has to compare it with an export or a head. */
export function EntryDetails({ id, entry }: { readonly id: string; readonly entry: JournalEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const check = callerChecks.find((known) => known === entry.callerCheck);
  const { outcomeRecord } = entry;
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    [t('journal.detail.number'), entry.seq === 0 ? null : String(entry.seq)],
    [t('journal.detail.time'), entry.at === '' ? null : entry.at],
    [t('journal.detail.check'), check === undefined ? entry.callerCheck : t(`callerCheck.${check}`)],
    [
      t('journal.detail.outcome'),
      outcomeRecord && t('journal.detail.outcomeAt', { seq: outcomeRecord.seq, time: outcomeRecord.at }),
    ],
    [t('journal.detail.code'), entry.failureCode],
    [t('journal.detail.link'), entry.linkExpiresAt && format.moment(entry.linkExpiresAt)],
    [t('journal.detail.count'), entry.count === null ? null : String(entry.count)],
    [t('journal.detail.clock'), entry.clockOffsetMs === null ? null : `${String(entry.clockOffsetMs)} ms`],
    [t('journal.detail.device'), entry.device],
    [t('journal.detail.version'), entry.version],
    [t('journal.detail.pseudonym'), entry.pseudonym],
    [t('journal.detail.hash'), entry.hash],
    [t('journal.detail.previous'), entry.previousHash],
  ];
  return (
    <dl id={id} className={css['details']}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <FactLine key={label} label={label} value={value ?? ''} />
        ))}
    </dl>
  );
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </>
  );
}
