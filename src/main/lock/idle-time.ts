import type { Clock } from '../../shared/lib/clock';

export interface IdleTime {
  /** Input arrived in the window. */
  touched(): void;
  /** Milliseconds since anybody touched the computer, or the window where the computer can't tell. */
  idleMs(): number;
}

/**
 * How long nobody has touched anything. Some desktops don't tell a program about input elsewhere and always answer with
 * none: then only the window's own input counts, so that a seat that was left is locked all the same.
 *
 * @param systemIdleMs what the OS says, 0 where it says nothing
 */
export function createIdleTime(options: { readonly clock: Clock; systemIdleMs(): number }): IdleTime {
  const { clock } = options;
  let touchedAt = clock.now();
  let systemTells = false;
  return {
    touched() {
      touchedAt = clock.now();
    },
    idleMs() {
      // A clock that was set back makes nobody idle for longer.
      touchedAt = Math.min(touchedAt, clock.now());
      const ofWindow = clock.now() - touchedAt;
      const ofSystem = options.systemIdleMs();
      systemTells ||= ofSystem > 0;
      return systemTells ? Math.min(ofSystem, ofWindow) : ofWindow;
    },
  };
}
