import { describe, expect, it } from 'vitest';
import { chosenLifetime, lifetimesOf } from '../../../../src/main/reset-links/preview-facts';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import type { LinkLifetimeMinutes } from '../../../../src/shared/domain/reset';
import { linkFacts } from '../../../fakes/fake-adapter';

const rules = (maxLinkLifetimeMinutes: number, defaultLinkLifetimeMinutes: LinkLifetimeMinutes) => ({
  maxLinkLifetimeMinutes,
  defaultLinkLifetimeMinutes,
});

describe('the lifetimes of a link', () => {
  it.each([
    [rules(1440, 60), [15, 60, 240, 1440], 60],
    [rules(100, 60), [15, 60], 60],
    [rules(60, 1440), [15, 60], 60],
    [rules(50, 60), [15], 15],
  ])('under %j are %j, and %i unless the agent says otherwise', (given, lifetimesMinutes, defaultLifetimeMinutes) => {
    expect(lifetimesOf(linkFacts, given)).toEqual({ lifetimesMinutes, defaultLifetimeMinutes });
    expect(chosenLifetime(null, given)).toBe(defaultLifetimeMinutes);
  });

  it.each([
    [1440, rules(60, 60)],
    [null, rules(10, 15)],
  ] as const)('are not %j under %j', (asked, given) => {
    const choose = (): unknown => chosenLifetime(asked, given);
    expect(choose).toThrow(
      expect.toSatisfy((error) => isKeydeskError(error) && error.failure.code === 'invalid-input'),
    );
  });
});
