import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { EraseMonthDialogs } from './erase-month';

const results = {
  'no-month': 'No month can be cut loose: none with a key has been over for a week.',
  done: 'The key is destroyed. No record of that month can be linked to an account again.',
  'not-done': 'The key was not destroyed, or that could not be recorded. Look at the journal, and try again.',
} as const;

/** The safe answer has the focus in each. */
export function createEraseMonthDialogs(window: () => BrowserWindow | null): EraseMonthDialogs {
  async function show(options: Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons'>): Promise<number> {
    const box = { type: 'warning' as const, title: 'Keydesk', defaultId: 0, cancelId: 0, noLink: true, ...options };
    const parent = window();
    const { response } = await (parent === null ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
    return response;
  }

  return {
    async choose(months) {
      const response = await show({
        message: 'Which month of the journal is to be cut loose from its accounts?',
        detail: 'The records stay. Nobody can tell any more which accounts they are about.',
        buttons: ['Cancel', ...months],
      });
      return months[response - 1] ?? null;
    },
    async confirm(month) {
      const response = await show({
        message: `Destroy the key of ${month}?`,
        detail: 'This concerns every account of that month, and can’t be undone. It is recorded under your name.',
        buttons: ['Cancel', 'Destroy the key'],
      });
      return response === 1;
    },
    async tell(result) {
      await show({ message: results[result], buttons: ['Close'] });
    },
  };
}
