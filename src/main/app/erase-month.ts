import { isKeydeskError } from '../../shared/domain/failure';
import type { Journal } from '../journal/journal';

/** What is asked of the agent in dialogs of the OS, which no page can fake. */
export interface EraseMonthDialogs {
  /** @param months `YYYY-MM`, oldest first, at least one */
  choose(months: readonly string[]): Promise<string | null>;
  confirm(month: string): Promise<boolean>;
  tell(result: 'no-month' | 'done' | 'not-done'): Promise<void>;
}

/** Answers a request for erasure by cutting all records of a past month loose from the accounts they are about. */
export function createEraseMonth(options: {
  readonly journal: Pick<Journal, 'erasableMonths' | 'eraseMonth'>;
  readonly dialogs: EraseMonthDialogs;
  isLocked(): boolean;
  onBug(error: unknown): void;
}): () => Promise<void> {
  const { journal, dialogs } = options;

  async function ask(): Promise<void> {
    const months = await journal.erasableMonths();
    if (months.length === 0) {
      await dialogs.tell('no-month');
      return;
    }
    const month = await dialogs.choose(months);
    if (month === null || !(await dialogs.confirm(month))) return;
    // The screen may have locked itself while the dialog was open.
    if (options.isLocked()) return;
    await journal.eraseMonth(month);
    await dialogs.tell('done');
  }

  return async () => {
    if (options.isLocked()) return;
    try {
      await ask();
    } catch (error) {
      if (!isKeydeskError(error)) options.onBug(error);
      await dialogs.tell('not-done');
    }
  };
}
