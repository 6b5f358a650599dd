import { useEffect, useState } from 'react';
import type { CallsStore } from './calls-store';

/** Whether a caller is being served: an account is open in some tab, or something was looked up there. */
export function useInCall(calls: CallsStore): boolean {
  const [inCall, setInCall] = useState(() => isInCall(calls));
  useEffect(() => {
    let unfollow: readonly (() => void)[] = [];
    const look = (): void => setInCall(isInCall(calls));
    // Each call has a look-up of its own; which calls there are changes too.
    const follow = (): void => {
      for (const stop of unfollow) stop();
      unfollow = calls.getState().calls.map(({ lookup }) => lookup.subscribe(look));
      look();
    };
    follow();
    const stop = calls.subscribe(follow);
    return () => {
      stop();
      for (const one of unfollow) one();
    };
  }, [calls]);
  return inCall;
}

function isInCall(calls: CallsStore): boolean {
  return calls
    .getState()
    .calls.some(({ account, lookup }) => account !== null || lookup.getState().lookup.phase !== 'idle');
}
