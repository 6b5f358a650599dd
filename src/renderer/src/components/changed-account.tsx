import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DialogActions } from './dialog-actions';
import { Notice } from './notice';
import type { PersonalKind } from '../lib/mask';
import { PersonalText } from './personal-text';
import { VendorText } from './vendor-text';
import css from './changed-account.module.css';

interface Fact {
  readonly text: string;
  /** What it is of the shopper's own; null for what is not. */
  readonly kind: PersonalKind | null;
}

interface Change {
  readonly label: string;
  readonly before: Fact;
  readonly now: Fact;
}

interface ChangedAccountProps {
  /** Null while the account is being read, and when it can't be. */
  readonly changes: readonly Change[] | null;
  readonly unreadable: boolean;
  onStop(): void;
  onGoOn(): void;
}

/** Somebody changed the account while the dialog was open: nothing was done, what is different, and whether to go on. */
export function ChangedAccount({ changes, unreadable, onStop, onGoOn }: ChangedAccountProps) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="care" urgent>
        <p>{t('changes.lead')}</p>
        <p>{t('access.nothingChanged')}</p>
      </Notice>
      {changes === null && <p className={css['quiet']}>{t(unreadable ? 'changes.unreadable' : 'account.reading')}</p>}
      {changes?.length === 0 && <p className={css['quiet']}>{t('changes.none')}</p>}
      {changes !== null && changes.length > 0 && <Changes changes={changes} />}
      <DialogActions>
        <Button onClick={onStop} autoFocus>
          {t('changes.stop')}
        </Button>
        <Button variant="filled" disabled={changes === null && !unreadable} onClick={onGoOn}>
          {t('changes.goOn')}
        </Button>
      </DialogActions>
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">{t('changes.fact')}</th>
          <th scope="col">{t('changes.before')}</th>
          <th scope="col">{t('changes.now')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, now }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <FactText {...before} />
            </td>
            <td className={css['now']}>
              <FactText {...now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactText({ kind, text }: Fact) {
  return kind === null ? <VendorText text={text} /> : <PersonalText kind={kind} text={text} />;
}
