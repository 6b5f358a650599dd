import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { LockScreen } from '../features/lock/lock-screen';
import { useDesk } from '../stores/desk';
import { noCalls } from './kept-calls';
import { Shell } from './shell';

/** The window, or the lock screen in place of it: while it is locked nothing of the window exists. */
export function LockGate() {
  const { lock, announcer } = useDesk();
  const state = useStore(lock, (store) => store.state);
  const [kept, setKept] = useState(noCalls);
  useEffect(() => {
    // What was said last may name a shopper.
    if (state.locked) announcer.getState().clear();
  }, [state.locked, announcer]);

  if (!state.locked) return <Shell kept={kept} onKeep={setKept} />;
  return (
    <LockScreen
      state={state}
      keptAccounts={kept.accounts.length}
      keptNotes={kept.accounts.some(({ notes }) => notes.drafts.length > 0 || notes.callerCheck !== null)}
      onUnlock={async () => await lock.getState().unlock()}
    />
  );
}
