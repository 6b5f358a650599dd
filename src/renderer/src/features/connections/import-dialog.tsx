import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionImport } from '../../../../shared/domain/connection-file';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { VendorText } from '../../components/vendor-text';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import type { FileStore } from './file-store';
import css from './import-dialog.module.css';

interface ImportDialogProps {
  readonly store: FileStore;
  readonly file: ConnectionImport;
}

/** What a file holds, before anything of it is added. */
export function ImportDialog({ store, file }: ImportDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problem = useStore(store, (state) => state.problem);
  const busy = useStore(store, (state) => state.busy);
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    file.entries.filter(({ state }) => state === 'new').map(({ entry }) => entry),
  );
  const leave = (): void => store.getState().leave();

  return (
    <Dialog
      title={t('connectionFile.importTitle')}
      about={<VendorText text={file.fileName} />}
      width={640}
      onClose={leave}
    >
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <p>{t(file.entries.length === 0 ? 'connectionFile.empty' : 'connectionFile.importLead')}</p>
      <ul className={css['list']}>
        {file.entries.map(({ entry, name, vendor, colour, hosts, state, failure }) => (
          <li key={entry} className={css['entry']} data-colour={colour}>
            <Checkbox
              label={`${plainText(name)} · ${vendorNames[vendor]}`}
              checked={chosen.includes(entry)}
              disabled={state === 'refused'}
              onChange={(event) =>
                setChosen(event.currentTarget.checked ? [...chosen, entry] : chosen.filter((other) => other !== entry))
              }
            />
            <p className={css['hosts']}>{hosts.join(' · ')}</p>
            {state === 'known' && <p className={css['note']}>{t('connectionFile.known')}</p>}
            {failure !== null && <p className={css['note']}>{problemText(t, format, { kind: 'failure', failure })}</p>}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button data-autofocus onClick={leave}>
          {t('action.cancel')}
        </Button>
        <Button
          variant="filled"
          disabled={busy || chosen.length === 0}
          onClick={() => void store.getState().add(chosen)}
        >
          {t('connectionFile.add', { count: chosen.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
