import { useTranslation } from 'react-i18next';
import type { JournalCheckEvent } from '../../../../shared/domain/journal-check';
import { Notice } from '../../components/notice';

export type CheckEnd = Exclude<JournalCheckEvent, { step: 'progress' }>;

/** What a check found, and what follows from it. */
export function CheckResult({ result, headFile }: { readonly result: CheckEnd; readonly headFile: string | null }) {
  const { t } = useTranslation();
  if (result.step === 'bad') {
    const { damage, file, line, records } = result;
    return (
      <Notice tone="stop" urgent>
        <strong>{t('journal.check.bad')}</strong> {t(`journal.damage.${damage}`)}{' '}
        {file !== null && <code>{line === null ? file : t('journal.check.where', { file, line })}</code>}
        <br />
        {t('journal.check.before', { count: records })} {t('journal.check.keep')}
      </Notice>
    );
  }
  const { records, head, headMatched, strangeSeals } = result;
  return (
    <>
      <Notice tone="ok" urgent>
        {head === null ? t('journal.check.empty') : t('journal.check.good', { count: records, head: head.seq })}{' '}
        {headMatched && headFile !== null ? t('journal.check.matched', { file: headFile }) : t('journal.check.inside')}
      </Notice>
      {strangeSeals !== null && strangeSeals.length > 0 && (
        <Notice tone="care">{t('journal.check.strange', { files: strangeSeals.join(', ') })}</Notice>
      )}
    </>
  );
}
