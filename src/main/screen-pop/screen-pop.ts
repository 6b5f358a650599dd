import type { WindowRequest } from '../../shared/domain/window-request';
import type { Clock } from '../../shared/lib/clock';
import { createWatched } from '../../shared/lib/watched';
import { deepLinksIn, parseDeepLink } from './deep-link';

export type IgnoredLink = 'not-understood' | 'too-many' | 'locked';

/** What other programs and the hot key may ask of the window: to look something up, or to be ready for it. Nothing else (SC-09). */
export interface ScreenPop {
  /** A link the OS hands over. */
  open(link: string): void;
  /** The arguments of a start, or of a second one. */
  openFrom(args: readonly string[]): void;
  /** The hot key: the search box is wanted. */
  wantSearch(): void;
  /** Every request once, the latest first asked for; one that came before anybody listened is not lost. */
  requests(signal: AbortSignal): AsyncGenerator<WindowRequest, void, undefined>;
  /** Drops what was not fetched. */
  forget(): void;
}

const leastGapMs = 1_000;

export function createScreenPop(options: {
  readonly clock: Clock;
  isLocked(): boolean;
  /** Told of every link that was ignored, and how many that makes. */
  onIgnored(why: IgnoredLink, count: number): void;
}): ScreenPop {
  const { clock } = options;
  const waiting = createWatched<WindowRequest | null>(null);
  let takenAt = Number.NEGATIVE_INFINITY;
  let ignored = 0;

  function ignore(why: IgnoredLink): void {
    ignored += 1;
    options.onIgnored(why, ignored);
  }

  function open(link: string): void {
    const query = parseDeepLink(link);
    if (query === null) return ignore('not-understood');
    if (options.isLocked()) return ignore('locked');
    // A clock that was set back doesn't keep links away.
    if (Math.abs(clock.now() - takenAt) < leastGapMs) return ignore('too-many');
    takenAt = clock.now();
    waiting.set({ kind: 'look-up', query });
  }

  return {
    open,
    openFrom(args) {
      const [link, ...more] = deepLinksIn(args);
      if (link === undefined) return;
      if (more.length > 0) ignore('not-understood');
      else open(link);
    },
    wantSearch: () => waiting.set({ kind: 'search-box' }),
    async *requests(signal) {
      for await (const request of waiting.watch(signal)) {
        if (request === null) continue;
        waiting.set(null);
        yield request;
      }
    },
    forget: () => waiting.set(null),
  };
}
