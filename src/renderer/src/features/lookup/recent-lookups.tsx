import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { detectLookupKeys, queryProblem } from '../../../../shared/domain/lookup-key';
import type { RecentLookup } from '../../../../shared/domain/recent-lookup';
import { attempt } from '../../bridge/attempt';
import { PersonalText } from '../../components/personal-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import css from './recent-lookups.module.css';

/** What this agent looked up in the last day, one click from being looked up again; nothing unless that is wanted and allowed. */
export function RecentLookups({ onLookUp }: { onLookUp(recent: RecentLookup): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge, session } = useDesk();
  const kept = useStore(
    session,
    ({ preferences, rules }) => preferences.recentLookups && rules?.recentLookups === true,
  );
  const [entries, setEntries] = useState<readonly RecentLookup[]>([]);
  useEffect(() => {
    if (!kept) return undefined;
    let gone = false;
    // Without an answer there is nothing to offer, and the search box works all the same.
    void attempt(bridge.recent.list()).then((answer) => {
      if (!gone && answer.ok) setEntries(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [bridge, kept]);

  if (!kept || entries.length === 0) return null;
  return (
    <section className={css['recent']} aria-labelledby="recent-lookups">
      <h2 id="recent-lookups" className={css['heading']}>
        {t('recent.title')}
      </h2>
      <ul className={css['list']}>
        {entries.map((entry) => (
          <li key={`${entry.by ?? ''} ${entry.value}`}>
            <button type="button" className={css['entry']} onClick={() => onLookUp(entry)}>
              <span className={css['value']}>
                <PersonalText kind="query" text={entry.value} />
              </span>
              <span className={css['detail']}>{t(`kind.${kindOf(entry)}`)}</span>
              <time className={css['detail']} dateTime={entry.at}>
                {format.moment(entry.at)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindOf({ by, value }: RecentLookup) {
  if (by !== null || queryProblem(value) !== null) return by ?? 'code';
  return detectLookupKeys(value)[0]?.by ?? 'code';
}
