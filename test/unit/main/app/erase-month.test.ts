import { describe, expect, it } from 'vitest';
import { createEraseMonth } from '../../../../src/main/app/erase-month';
import { fail } from '../../../../src/shared/domain/failure';

interface Answers {
  readonly months?: readonly string[];
  readonly chosen?: string | null;
  readonly confirmed?: boolean;
  readonly error?: Error;
  /** How often it is asked before the screen is locked. */
  readonly lockedAfter?: number;
}

async function erase(answers: Answers) {
  const done: string[] = [];
  let looks = 0;
  const run = createEraseMonth({
    journal: {
      erasableMonths: async () => answers.months ?? ['2027-01', '2027-02'],
      eraseMonth: async (month) => {
        if (answers.error !== undefined) throw answers.error;
        done.push(`erased ${month}`);
      },
    },
    dialogs: {
      choose: async (months) => {
        done.push(`choose ${months.join(' ')}`);
        return answers.chosen === undefined ? '2027-01' : answers.chosen;
      },
      confirm: async (month) => {
        done.push(`confirm ${month}`);
        return answers.confirmed ?? true;
      },
      tell: async (result) => {
        done.push(result);
      },
    },
    isLocked: () => {
      looks += 1;
      return looks > (answers.lockedAfter ?? 10);
    },
    onBug: () => done.push('bug'),
  });
  await run();
  return done;
}

describe('cutting a month loose', () => {
  it('is asked for twice, done and told', async () => {
    expect(await erase({})).toEqual(['choose 2027-01 2027-02', 'confirm 2027-01', 'erased 2027-01', 'done']);
  });

  it('is not done unless both questions are answered', async () => {
    expect(await erase({ chosen: null })).toEqual(['choose 2027-01 2027-02']);
    expect(await erase({ confirmed: false })).toEqual(['choose 2027-01 2027-02', 'confirm 2027-01']);
  });

  it('says when there is no such month', async () => {
    expect(await erase({ months: [] })).toEqual(['no-month']);
  });

  it('is not to be had on a locked screen, nor on one that locked itself meanwhile', async () => {
    expect(await erase({ lockedAfter: 0 })).toEqual([]);
    expect(await erase({ lockedAfter: 1 })).toEqual(['choose 2027-01 2027-02', 'confirm 2027-01']);
  });

  it('says when it failed, and reports what nobody foresaw', async () => {
    const asked = ['choose 2027-01 2027-02', 'confirm 2027-01'];
    expect(await erase({ error: fail({ code: 'keychain-locked' }) })).toEqual([...asked, 'not-done']);
    expect(await erase({ error: new Error('unforeseen') })).toEqual([...asked, 'bug', 'not-done']);
  });
});
