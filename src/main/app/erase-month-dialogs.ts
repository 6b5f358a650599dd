import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { EraseMonthDialogs } from './erase-month';
import type { NativeTexts } from './texts/native-texts';

/** The safe answer has the focus in each. */
export function createEraseMonthDialogs(
  window: () => BrowserWindow | null,
  texts: () => NativeTexts,
): EraseMonthDialogs {
  async function show(options: Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons'>): Promise<number> {
    const box = { type: 'warning' as const, title: 'Keydesk', defaultId: 0, cancelId: 0, noLink: true, ...options };
    const parent = window();
    const { response } = await (parent === null ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
    return response;
  }

  return {
    async choose(months) {
      const { cancel, eraseMonth } = texts();
      const response = await show({
        message: eraseMonth.choose,
        detail: eraseMonth.chooseDetail,
        buttons: [cancel, ...months],
      });
      return months[response - 1] ?? null;
    },
    async confirm(month) {
      const { cancel, eraseMonth } = texts();
      const response = await show({
        message: eraseMonth.confirm(month),
        detail: eraseMonth.confirmDetail,
        buttons: [cancel, eraseMonth.accept],
      });
      return response === 1;
    },
    async tell(result) {
      const { close, eraseMonth } = texts();
      await show({ message: eraseMonth.results[result], buttons: [close] });
    },
  };
}
