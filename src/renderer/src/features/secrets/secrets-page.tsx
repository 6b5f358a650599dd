import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { SecretDialog } from './secret-dialog';
import { SecretGroup } from './secret-group';
import { byConnection, createSecretsStore } from './secrets-store';

/** Which secrets there are and since when; their values are nowhere. */
export function SecretsPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge, session } = useDesk();
  const [store] = useState(() => createSecretsStore(bridge, () => session.getState().loadConnections()));
  const list = useStore(store, (state) => state.list);
  const asking = useStore(store, (state) => state.asking);
  const problem = useStore(store, (state) => (state.asking.mode === 'none' ? state.problem : null));
  useEffect(() => {
    void store.getState().load();
  }, [store]);

  return (
    <Page title={t('secretsPage.title')} lead={t('secretsPage.lead')} onLeave={onLeave}>
      {list.phase === 'loading' && <p>{t('secretsPage.reading')}</p>}
      {list.phase === 'failed' && (
        <Notice tone="stop" urgent>
          {problemText(t, format, list.problem)}
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      {list.phase === 'ready' && (
        <>
          {list.value.problem === null ? (
            <p>{t('secretsPage.where', { where: t(`secretsPage.backend.${list.value.backend}`) })}</p>
          ) : (
            <Notice tone="care">{problemText(t, format, { kind: 'failure', failure: list.value.problem })}</Notice>
          )}
          {list.value.movedFrom !== null && (
            <Notice tone="care">
              {t('secretsPage.moved', {
                from: t(`secretsPage.backend.${list.value.movedFrom}`),
                to: t(`secretsPage.backend.${list.value.backend}`),
              })}
            </Notice>
          )}
          {list.value.entries.length === 0 && <p>{t('secretsPage.none')}</p>}
          <div>
            {byConnection(list.value.entries).map(({ connection, entries }) => (
              <SecretGroup key={connection?.id ?? ''} store={store} connection={connection} entries={entries} />
            ))}
          </div>
        </>
      )}
      {asking.mode !== 'none' && <SecretDialog store={store} mode={asking.mode} target={asking.target} />}
    </Page>
  );
}
