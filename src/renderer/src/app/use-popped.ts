import { useEffect, useEffectEvent, useState } from 'react';
import type { WindowRequest } from '../../../shared/domain/window-request';
import { isDialogOpen } from '../lib/use-shortcut';
import { useDesk } from '../stores/desk';

export interface Popped {
  /** What a link from another program asked for last; null when there was none, or it was put away. */
  readonly query: string | null;
  /** Whether it still waits, because the agent was in the middle of something. */
  readonly waits: boolean;
  lookUp(): void;
  dismiss(): void;
}

/** Does what other programs and the hot key ask of the window; never under a dialog that the agent has open. */
export function usePopped(actions: { lookUp(query: string): void; goToSearch(): void }): Popped {
  const { bridge } = useDesk();
  const [popped, setPopped] = useState<{ readonly query: string; readonly waits: boolean } | null>(null);

  const take = useEffectEvent((request: WindowRequest) => {
    const busy = isDialogOpen();
    if (request.kind === 'look-up') {
      setPopped({ query: request.query, waits: busy });
      if (!busy) actions.lookUp(request.query);
    } else if (!busy) {
      actions.goToSearch();
    }
  });
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const request of await bridge.app.deepLinks(undefined, { signal: leaving.signal })) take(request);
    };
    // A stream that breaks brings no more links; everything else goes on.
    follow().catch(() => undefined);
    return () => leaving.abort();
  }, [bridge]);

  return {
    query: popped?.query ?? null,
    waits: popped?.waits ?? false,
    lookUp() {
      if (popped === null) return;
      setPopped({ ...popped, waits: false });
      actions.lookUp(popped.query);
    },
    dismiss: () => setPopped(null),
  };
}
