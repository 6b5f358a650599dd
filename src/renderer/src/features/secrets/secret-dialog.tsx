import { Button, PasswordInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { fieldLabel } from '../../bridge/wording/field-label';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import type { SecretsStore, SecretTarget } from './secrets-store';

interface SecretDialogProps {
  readonly store: SecretsStore;
  readonly mode: 'replace' | 'forget';
  readonly target: SecretTarget;
}

/** The question before a secret is replaced or forgotten. */
export function SecretDialog({ store, mode, target }: SecretDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problem = useStore(store, (state) => state.problem);
  const busy = useStore(store, (state) => state.busy);
  const [value, setValue] = useState('');
  const leave = (): void => store.getState().leave();
  const words = { field: fieldLabel(t, target.field), name: target.name };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (mode === 'forget') void store.getState().forget();
    else if (value !== '') void store.getState().replace(value);
  };
  return (
    <Dialog title={t(mode === 'replace' ? 'secretsPage.replaceOne' : 'secretsPage.forgetOne', words)} onClose={leave}>
      <form onSubmit={submit}>
        <p>{t(mode === 'replace' ? 'secretsPage.replaceLead' : 'secretsPage.forgetLead')}</p>
        {problem !== null && (
          <Notice tone="stop" urgent>
            {problemText(t, format, problem)}
          </Notice>
        )}
        {mode === 'replace' && (
          <PasswordInput
            label={t('secretsPage.newValue')}
            data-autofocus
            maxLength={2_000}
            autoComplete="off"
            spellCheck={false}
            value={value}
            visibilityToggleButtonProps={{ 'aria-label': t('connections.showTyped') }}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        <DialogActions>
          <Button onClick={leave} {...(mode === 'forget' ? { 'data-autofocus': true } : {})}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" variant="filled" disabled={busy || (mode === 'replace' && value === '')}>
            {t(mode === 'replace' ? 'secretsPage.replace' : 'secretsPage.forget')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
