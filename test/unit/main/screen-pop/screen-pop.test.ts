import { describe, expect, it } from 'vitest';
import { createScreenPop, type IgnoredLink } from '../../../../src/main/screen-pop/screen-pop';
import type { WindowRequest } from '../../../../src/shared/domain/window-request';
import { createFixedClock } from '../../../fakes/fixed-clock';

function open() {
  const clock = createFixedClock();
  const ignored: (readonly [IgnoredLink, number])[] = [];
  let locked = false;
  const pop = createScreenPop({
    clock,
    isLocked: () => locked,
    onIgnored: (why, count) => ignored.push([why, count]),
  });
  const next = async (): Promise<WindowRequest | undefined> => {
    const leaving = new AbortController();
    for await (const request of pop.requests(leaving.signal)) {
      leaving.abort();
      return request;
    }
    return undefined;
  };
  const lock = (): void => {
    locked = true;
  };
  return { pop, clock, ignored, next, lock };
}

const maja = 'keydesk://find/maja@example.test';

describe('[SC-09] the screen pop', () => {
  it('keeps a link for a window that is not there yet, and hands it out once', async () => {
    const { pop, clock, next } = open();
    pop.open(maja);
    expect(await next()).toEqual({ kind: 'look-up', query: 'maja@example.test' });
    clock.advance(1_000);
    pop.open('keydesk://find/K-1001');
    expect(await next()).toEqual({ kind: 'look-up', query: 'K-1001' });
  });

  it('[BI-55] takes one of a hundred in a second, and counts the others', async () => {
    const { pop, ignored, next } = open();
    for (let at = 0; at < 100; at += 1) pop.open(`keydesk://find/K-${at + 10}`);
    expect(await next()).toEqual({ kind: 'look-up', query: 'K-10' });
    expect(ignored).toHaveLength(99);
    expect(ignored.at(-1)).toEqual(['too-many', 99]);
  });

  it('goes on when the clock was set back', () => {
    const { pop, clock, ignored } = open();
    pop.open(maja);
    clock.advance(-3_600_000);
    pop.open(maja);
    expect(ignored).toEqual([]);
  });

  it('ignores what it doesn’t understand, two links at once, and everything while the screen is locked', () => {
    const { pop, ignored, lock } = open();
    pop.open('keydesk://reset/maja@example.test');
    pop.openFrom([maja, maja]);
    pop.openFrom(['--some-switch', '/usr/bin/keydesk']);
    lock();
    pop.open(maja);
    expect(ignored).toEqual([
      ['not-understood', 1],
      ['not-understood', 2],
      ['locked', 3],
    ]);
  });

  it('asks for the search box at the hot key, and forgets what was not fetched', async () => {
    const { pop, next } = open();
    pop.open(maja);
    pop.forget();
    pop.wantSearch();
    expect(await next()).toEqual({ kind: 'search-box' });
  });
});
