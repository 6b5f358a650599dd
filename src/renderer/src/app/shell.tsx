import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { AccountRow } from '../../../shared/domain/lookup-event';
import { HelpDialog } from '../features/help/help-dialog';
import { ShortcutSheet } from '../features/shortcuts/shortcut-sheet';
import { TourDialog } from '../features/welcome/tour-dialog';
import { WelcomeCard } from '../features/welcome/welcome-card';
import { useMouseBack } from '../lib/use-mouse-back';
import { useShortcut } from '../lib/use-shortcut';
import { useDesk } from '../stores/desk';
import { AppNotices } from './app-notices';
import { PoppedNotice } from './popped-notice';
import { usePopped } from './use-popped';
import { useReveal } from './use-reveal';
import { CallTabs } from './call-tabs';
import { createCallsStore, currentCall } from './calls-store';
import { DeskView } from './desk-view';
import { keepCalls, reopenCalls, type KeptCalls } from './kept-calls';
import { pages } from './pages';
import { Palette } from './palette';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { useInCall } from './use-in-call';
import type { Sheet, View } from './view';
import css from './shell.module.css';

const infoEveryMs = 60_000;

interface ShellProps {
  /** Calls from before the screen was locked. */
  readonly kept: KeptCalls;
  /** Told, when the screen is locked, what may be kept. */
  onKeep(kept: KeptCalls): void;
}

/** The window: the search box above everything, the calls below it, and the screens that are needed once a week. */
export function Shell({ kept, onKeep }: ShellProps) {
  const { bridge, session, lock, ledger, updates } = useDesk();
  const [calls] = useState(() => createCallsStore(bridge));
  useEffect(() => {
    void session.getState().loadInfo();
    void session.getState().loadConnections();
    void session.getState().loadPolicy();
    const leaving = new AbortController();
    void ledger.getState().follow(leaving.signal);
    void updates.getState().follow(leaving.signal);
    // What is wrong with the program comes and goes by itself: a full disk, a clock that was set.
    const asking = setInterval(() => void session.getState().refreshInfo(), infoEveryMs);
    return () => {
      leaving.abort();
      clearInterval(asking);
    };
  }, [session, ledger, updates]);
  const begin = useEffectEvent(() => reopenCalls(calls, kept));
  const end = useEffectEvent(() => {
    const { policy } = session.getState();
    onKeep(keepCalls(calls, policy.phase === 'ready' ? policy.value.note.ticketPattern : null));
    calls.getState().stop();
  });
  useEffect(() => {
    begin();
    return () => end();
  }, []);
  const [view, setView] = useState<View>('desk');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [journalOf, setJournalOf] = useState<AccountRow | null>(null);
  const call = useStore(calls, currentCall);
  const idle = useStore(call.lookup, ({ lookup }) => lookup.phase === 'idle') && call.account === null;
  const inCall = useInCall(calls);
  const Screen = view === 'desk' ? null : pages[view].screen;

  const show = (next: View): void => {
    setJournalOf(null);
    setView(next);
    if (next === 'desk') calls.getState().goToSearch();
  };
  /** The journal of the open account, or all of it when none is open. */
  const showJournal = (): void => {
    setJournalOf(view === 'desk' ? (call.account?.getState().row ?? null) : null);
    setView('journal');
  };
  const toDesk = (action: () => void) => (): void => {
    setView('desk');
    action();
  };

  const lookUp = async (): Promise<void> => {
    await calls.getState().search();
    // A store that was not ready may have become so: what it can do is then known too.
    const { connections, loadConnections } = session.getState();
    const allReady = connections.phase === 'ready' && connections.value.every(({ problem }) => problem === null);
    if (!allReady) await loadConnections();
  };

  const closeSheet = (): void => setSheet(null);
  const lockNow = (): void => void lock.getState().lock();
  const popped = usePopped({
    lookUp: (query) => {
      setView('desk');
      void calls.getState().lookUpBeside(query);
    },
    goToSearch: () => show('desk'),
  });
  useReveal(`${String(call.id)} ${view}`);
  useShortcut('lock', lockNow);
  useShortcut('lock', lockNow, { scope: 'dialog' });
  useShortcut('help', () => setSheet('help'));
  useShortcut('tour', () => setSheet('tour'));
  useShortcut('keys', () => setSheet('keys'));
  useShortcut('history', showJournal, { enabled: view !== 'journal' });
  useShortcut('resets', () => show('resets'));
  useShortcut('connections', () => show('connections'));
  useShortcut('preferences', () => show('preferences'));
  useShortcut(
    'newCall',
    toDesk(() => calls.getState().newCall()),
  );
  useShortcut('closeCall', () => calls.getState().close(call.id));
  useShortcut('leave', () => show('desk'), { enabled: view !== 'desk' });
  const back = (): void => (view === 'desk' ? calls.getState().back() : show('desk'));
  useShortcut('back', back);
  useMouseBack(back);
  useShortcut('goToCall', (event) => {
    const wanted = calls.getState().calls[Number(event.key) - 1];
    if (wanted === undefined) return;
    setView('desk');
    calls.getState().select(wanted.id);
  });

  return (
    <div className={css['shell']}>
      <TopBar
        calls={calls}
        view={view}
        onShow={show}
        onSearch={toDesk(() => void lookUp())}
        onEnterRows={toDesk(() => calls.getState().goToRows())}
        onSheet={setSheet}
        onLock={lockNow}
      />
      <div className={css['above']}>
        <AppNotices inCall={inCall} />
        {view === 'desk' && idle && (
          <WelcomeCard
            onTry={(query) => void calls.getState().lookUpBeside(query)}
            onTour={() => setSheet('tour')}
            onConnect={() => show('connections')}
          />
        )}
        {popped.query !== null && <PoppedNotice {...popped} query={popped.query} />}
      </div>
      <main className={css['main']}>
        {view === 'desk' && (
          <>
            <CallTabs calls={calls} />
            <DeskView key={call.id} calls={calls} call={call} onJournal={showJournal} />
          </>
        )}
        {Screen !== null && (
          <div className={css['page']}>
            <Screen
              account={journalOf}
              inCall={inCall}
              onLeave={() => show('desk')}
              onOpenAccount={(row) => {
                setView('desk');
                calls.getState().openBeside(row);
              }}
            />
          </div>
        )}
      </main>
      <StatusBar />
      {sheet === 'keys' && <ShortcutSheet onClose={closeSheet} />}
      {sheet === 'help' && (
        <HelpDialog
          area={view === 'desk' ? (call.account === null ? 'search' : 'account') : view}
          onKeys={() => setSheet('keys')}
          onTour={() => setSheet('tour')}
          onClose={closeSheet}
        />
      )}
      {sheet === 'tour' && (
        <TourDialog
          onClose={closeSheet}
          onConnect={() => {
            closeSheet();
            show('connections');
          }}
        />
      )}
      <Palette calls={calls} onShow={show} onSheet={setSheet} onLock={lockNow} />
    </div>
  );
}
