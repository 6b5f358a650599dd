import { expect, it } from 'vitest';
import { createCrashBudget } from '../../../../src/main/app/crash-budget';
import { createFixedClock } from '../../../fakes/fixed-clock';

it('[SC-57] replaces a dead window three times in five minutes, then gives up', () => {
  const clock = createFixedClock();
  const budget = createCrashBudget(clock);
  expect([budget.spend(), budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, true, false]);
  clock.advance(300_000);
  expect(budget.spend()).toBe(true);
});
