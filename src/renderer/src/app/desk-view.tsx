import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { IconX } from '@tabler/icons-react';
import type { AccountRow } from '../../../shared/domain/lookup-event';
import { LookupOutcome } from '../features/lookup/lookup-outcome';
import { MatchList } from '../features/lookup/match-list';
import { MatchRail } from '../features/lookup/match-rail';
import { RecentLookups } from '../features/lookup/recent-lookups';
import { valueOr } from '../lib/loadable';
import { useMedia } from '../lib/use-media';
import { useConnections, useDesk } from '../stores/desk';
import type { Call, CallsStore } from './calls-store';
import { OpenAccount } from './open-account';
import { AccountPane } from './account-pane';
import { foldedMatches } from './view';
import css from './desk-view.module.css';

/** Matches on the left, the open account on the right; in a narrow window the matches fold away once one is open. */
export function DeskView({
  calls,
  call,
  onJournal,
}: {
  readonly calls: CallsStore;
  readonly call: Call;
  onJournal(): void;
}) {
  const { t } = useTranslation();
  const connections = useConnections();
  const known = useStore(useDesk().session, (state) => valueOr(state.connections, null));
  const focus = useStore(calls, (state) => state.focus);
  const isIdle = useStore(call.lookup, ({ lookup }) => lookup.phase === 'idle' || lookup.phase === 'refused');
  const isEmpty = useStore(call.lookup, ({ lookup }) => lookup.phase === 'idle');
  const narrow = useMedia(foldedMatches);
  const [expanded, setExpanded] = useState(false);
  const open = call.account?.getState().row ?? null;

  const openRow = (row: AccountRow): void => {
    setExpanded(false);
    calls.getState().open(row);
  };
  const folded = narrow && call.account !== null && !isIdle;
  const list = (
    <MatchList
      store={call.lookup}
      connections={connections}
      open={open}
      focusStamp={focus.at === 'rows' ? focus.stamp : null}
      onOpen={openRow}
      onLeaveUp={() => calls.getState().goToSearch()}
    />
  );

  return (
    <div className={css['desk']} data-layout={isIdle ? 'single' : folded ? 'folded' : 'split'}>
      {!isIdle && (
        <aside className={css['matches']} aria-label={t('matches.title')}>
          {folded ? (
            <MatchRail store={call.lookup} connections={connections} onExpand={() => setExpanded(true)} />
          ) : (
            list
          )}
        </aside>
      )}
      {folded && expanded && (
        <aside className={css['drawer']} aria-label={t('matches.title')}>
          <button
            type="button"
            className={css['fold']}
            aria-label={t('matches.fold')}
            onClick={() => setExpanded(false)}
          >
            <IconX size={16} stroke={1.75} aria-hidden />
          </button>
          {list}
        </aside>
      )}
      <AccountPane scrolls={call.account === null}>
        {call.account === null || call.undo === null ? (
          <>
            <LookupOutcome store={call.lookup} connections={known} />
            {isEmpty && (
              <RecentLookups
                onLookUp={({ by, value }) => {
                  call.lookup.getState().setText(value);
                  call.lookup.getState().setBy(by);
                  void calls.getState().search();
                }}
              />
            )}
          </>
        ) : (
          <OpenAccount
            key={`${open?.ref.connectionId ?? ''} ${open?.ref.accountId ?? ''}`}
            store={call.account}
            lookup={call.lookup}
            undo={call.undo}
            notes={call.notes}
            focusStamp={focus.at === 'account' ? focus.stamp : null}
            onOpen={openRow}
            onJournal={onJournal}
          />
        )}
      </AccountPane>
    </div>
  );
}
