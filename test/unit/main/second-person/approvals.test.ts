import { describe, expect, it } from 'vitest';
import { createApprovals, type ApprovalRequest } from '../../../../src/main/second-person/approvals';
import type { Policy } from '../../../../src/main/policy/policy';
import { approvers, codes } from '../../../fakes/approvers';
import { failureOf } from '../../../fakes/failure-of';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';

const one = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const byEva = { act: 'copy', of: one, approver: 'Eva', code: codes.Eva } as const;
const missing = { code: 'policy-denied', rule: 'second-person' };
const wrong = { code: 'invalid-input', field: 'code', problem: 'wrong' };

function open(agent: string | null = 'os:anna', rule: Partial<Policy['secondPerson']> = {}) {
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  const approvals = createApprovals({
    rule: { people: approvers, for: ['show-link', 'changed-email'], ...rule },
    ...{ agent, clock, journal },
  });
  const spend = async (act: ApprovalRequest['act'] = 'copy', of = one) => {
    const spent = Promise.resolve().then(() => approvals.spend('show-link', act, of));
    return (await spent.catch(() => null)) ?? (await failureOf(spent));
  };
  const guess = async (code = 'not-the-code-of-eva') => failureOf(approvals.approve({ ...byEva, code }));
  return { approvals, clock, journal, spend, guess };
}

describe('[SC-40] an agreement', () => {
  it('is good once, for the act and the reset it was given for, and names who gave it', async () => {
    const { approvals, spend } = open();
    expect(await spend()).toEqual(missing);
    await approvals.approve(byEva);
    expect(await spend('copy', other)).toEqual(missing);
    expect(await spend('show')).toEqual(missing);
    expect(await spend()).toBe('Eva');
    expect(await spend()).toEqual(missing);
  });

  it('is over after two minutes', async () => {
    const { approvals, clock, spend } = open();
    const { until } = await approvals.approve(byEva);
    expect(Date.parse(until)).toBe(clock.now() + 120_000);
    clock.advance(119_999);
    expect(await spend()).toBe('Eva');
    await approvals.approve(byEva);
    clock.advance(120_000);
    expect(await spend()).toEqual(missing);
  });

  it('is gone when the screen is locked', async () => {
    const { approvals, spend } = open();
    await approvals.approve(byEva);
    approvals.forgetAll();
    expect(await spend()).toEqual(missing);
  });

  it('is not asked for where the policy does not want it', () => {
    const { approvals } = open('os:anna', { for: ['changed-email'] });
    expect(approvals.asks('show-link')).toBe(false);
    expect(approvals.spend('show-link', 'copy', one)).toBeNull();
  });
});

describe('[SC-40] a second person', () => {
  it.each(['os:eva', 'os:EVA'])('is not the agent: %s', async (agent) => {
    const { approvals, spend } = open(agent);
    expect(approvals.people).toEqual(['Nils']);
    expect(await failureOf(approvals.approve(byEva))).toEqual({ code: 'policy-denied', rule: 'second-person-self' });
    expect(await spend()).toEqual(missing);
  });

  it('is one whom the policy names', async () => {
    const { approvals } = open();
    expect(approvals.people).toEqual(['Eva', 'Nils']);
    const stranger = approvals.approve({ ...byEva, approver: 'Olle' });
    expect(await failureOf(stranger)).toEqual({ code: 'invalid-input', field: 'approver', problem: 'not-offered' });
  });

  it('has a code of their own', async () => {
    const { approvals, spend, guess } = open();
    expect(await guess(codes.Nils)).toEqual(wrong);
    expect(await guess(codes.Eva.toUpperCase())).toEqual(wrong);
    expect(await spend()).toEqual(missing);
    await approvals.approve({ ...byEva, approver: 'Nils', code: codes.Nils });
    expect(await spend()).toBe('Nils');
  });
});

describe('[SC-40] wrong codes', () => {
  it('are five in 15 minutes at most, and the fifth is an alarm; then not even the right one is compared', async () => {
    const { approvals, clock, journal, guess, spend } = open();
    const firstAt = clock.now();
    for (let count = 1; count < 5; count += 1) {
      expect(await guess()).toEqual(wrong);
      clock.advance(1_000);
    }
    expect(journal.records).toEqual([]);
    const limited = { code: 'rate-limited', retryAt: new Date(firstAt + 900_000).toISOString() };
    expect(await guess()).toEqual(limited);
    expect(await guess()).toEqual(limited);
    expect(await failureOf(approvals.approve(byEva))).toEqual(limited);
    expect(await spend()).toEqual(missing);
    expect(journal.records).toMatchObject([{ kind: 'event', event: { act: 'limit.hit', count: 5 } }]);
    clock.advance(900_000 - 4_000);
    await approvals.approve(byEva);
    expect(await spend()).toBe('Eva');
  });

  it('are counted one after the other, so that many at once are no more than five', async () => {
    const { guess, journal } = open();
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess()));
    expect(answers.filter((answer) => answer?.code === 'invalid-input')).toHaveLength(4);
    expect(answers.filter((answer) => answer?.code === 'rate-limited')).toHaveLength(4);
    expect(journal.records).toHaveLength(1);
  });

  it('leave nothing of themselves in the journal', async () => {
    const { journal, guess } = open();
    for (let count = 0; count < 5; count += 1) await guess();
    expect(JSON.stringify(journal.records)).not.toMatch(/not-the-code|Eva/u);
  });
});
