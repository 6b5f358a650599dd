import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SecretEntry } from '../../../../shared/domain/secret-list';
import { fieldLabel } from '../../bridge/wording/field-label';
import { SettingsSection } from '../../components/settings-section';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import type { SecretsStore } from './secrets-store';
import css from './secrets-page.module.css';

interface SecretGroupProps {
  readonly store: SecretsStore;
  readonly connection: SecretEntry['connection'];
  readonly entries: readonly SecretEntry[];
}

/** The secrets of one connection, or Keydesk's own keys. */
export function SecretGroup({ store, connection, entries }: SecretGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = connection === null ? '' : plainText(connection.name);
  const label = (field: string): string => {
    if (connection !== null) return fieldLabel(t, field);
    return t(field === 'settings/mac' ? 'secretsPage.ownKey.settings-mac' : 'secretsPage.ownKey.journal-seal');
  };
  return (
    <SettingsSection title={connection === null ? t('secretsPage.own') : name}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('secretsPage.field')}</th>
            <th scope="col">{t('secretsPage.since')}</th>
            <th scope="col">{t('secretsPage.used')}</th>
            <th scope="col">{t('secretsPage.stateTitle')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map(({ field, since, lastUsedAt, state }) => (
            <tr key={field}>
              <td>{label(field)}</td>
              <td>{since === null ? t('secretsPage.notKnown') : format.moment(since)}</td>
              <td>{lastUsedAt === null ? t('secretsPage.notSinceStart') : format.moment(lastUsedAt)}</td>
              <td className={css['state']} data-state={state}>
                {t(`secretsPage.state.${state}`)}
              </td>
              <td>
                {connection !== null && (
                  <div className={css['buttons']}>
                    <Button
                      size="xs"
                      aria-label={t('secretsPage.replaceOne', { field: label(field), name })}
                      onClick={() => store.getState().ask('replace', { connectionId: connection.id, name, field })}
                    >
                      {t('secretsPage.replace')}
                    </Button>
                    <Button
                      size="xs"
                      aria-label={t('secretsPage.forgetOne', { field: label(field), name })}
                      onClick={() => store.getState().ask('forget', { connectionId: connection.id, name, field })}
                    >
                      {t('secretsPage.forget')}
                    </Button>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {connection !== null && entries.some(({ state }) => state === 'session') && (
        <Button size="xs" onClick={() => void store.getState().keep(connection.id)}>
          {t('secretsPage.keep')}
        </Button>
      )}
    </SettingsSection>
  );
}
