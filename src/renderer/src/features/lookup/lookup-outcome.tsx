import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { ConnectionName } from '../../components/connection-name';
import { KeyHint } from '../../components/key-hint';
import { Notice } from '../../components/notice';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import type { LookupStore } from './lookup-store';
import { summarise } from './lookup-summary';
import css from './lookup-outcome.module.css';

interface LookupOutcomeProps {
  readonly store: LookupStore;
  /** Null until they are known. */
  readonly connections: readonly ConnectionSummary[] | null;
}

/** What the look-up came to while no account is open: the place where the agent's eyes are. */
export function LookupOutcome({ store, connections }: LookupOutcomeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const lookup = useStore(store, (state) => state.lookup);

  switch (lookup.phase) {
    case 'idle':
      return (
        <div className={css['outcome']}>
          <h1 className={css['sentence']}>{t('outcome.idle')}</h1>
          <p className={css['detail']}>{idleText(t, connections)}</p>
          <p className={css['keys']}>
            <KeyHint combination={{ key: 'Enter' }} /> {t('outcome.keyEnter')}
            <KeyHint combination={{ key: '?' }} /> {t('outcome.keyHelp')}
          </p>
          <ul className={css['stores']}>
            {connections?.map(({ id, name, colour, training, vendor, problem }) => (
              <li key={id}>
                <ConnectionName name={name} colour={colour} training={training} vendor={vendorNames[vendor]} />
                {problem !== null && (
                  <span className={css['problem']}>
                    <IconAlertTriangle size={14} stroke={2} aria-hidden />
                    {problemText(t, format, { kind: 'failure', failure: problem })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      );
    case 'refused':
      return (
        <div className={css['outcome']}>
          <h1 className={css['sentence']}>{t('outcome.refused')}</h1>
          <Notice
            tone="care"
            urgent
            actions={
              lookup.problem.kind === 'failure' && lookup.problem.failure.code === 'invalid-input' ? undefined : (
                <Button size="xs" onClick={() => void store.getState().search()}>
                  {t('action.retry')}
                </Button>
              )
            }
          >
            {problemText(t, format, lookup.problem)}
          </Notice>
        </div>
      );
    case 'asking':
    case 'done':
      return <Counted store={store} query={lookup.query} kinds={lookup.keys.map((key) => t(`kind.${key.by}`))} />;
  }
}

function idleText(t: TFunction, connections: readonly ConnectionSummary[] | null): string {
  if (connections === null) return t('outcome.idleUnknown');
  return connections.length === 0 ? t('connections.none') : t('outcome.idleDetail', { count: connections.length });
}

function Counted(props: { readonly store: LookupStore; readonly query: string; readonly kinds: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lookup = useStore(props.store, (state) => state.lookup);
  const { matches, waiting, silent, notAsked, asked } = summarise(lookup);
  const asking = lookup.phase === 'asking';

  if (matches > 0) {
    return (
      <div className={css['outcome']}>
        <h1 className={css['sentence']}>
          {asking ? t('outcome.someSoFar', { count: matches }) : t('outcome.some', { count: matches })}
        </h1>
        <p className={css['detail']}>
          {waiting > 0
            ? t('outcome.waiting', { count: waiting })
            : silent > 0
              ? t('outcome.silentMaybeMore', { count: silent })
              : t('outcome.choose')}
        </p>
        <p className={css['keys']}>
          <KeyHint combination={{ key: 'ArrowDown' }} /> <KeyHint combination={{ key: 'Enter' }} />{' '}
          {t('outcome.keyOpen')}
        </p>
      </div>
    );
  }
  if (asking) {
    return (
      <div className={css['outcome']}>
        <h1 className={css['sentence']}>{t('outcome.asking', { count: asked })}</h1>
      </div>
    );
  }
  return (
    <div className={css['outcome']}>
      <h1 className={css['sentence']}>
        {silent > 0
          ? t('outcome.noneSoFar', { count: silent })
          : t(notAsked > 0 ? 'outcome.noneAmongAsked' : 'outcome.none')}
      </h1>
      <p className={css['detail']}>
        {t('outcome.askedAs', { kinds: format.list(props.kinds), count: asked })}{' '}
        <span className={css['query']}>
          <PersonalText kind="query" text={props.query} />
        </span>
      </p>
      <p className={css['detail']}>{silent > 0 ? t('outcome.noneSoFarNext') : t('outcome.noneNext')}</p>
      {silent > 0 && (
        <Button variant="filled" onClick={() => void props.store.getState().retry()}>
          {t('outcome.askAgain', { count: silent })}
        </Button>
      )}
    </div>
  );
}
