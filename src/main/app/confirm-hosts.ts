import { dialog, type BrowserWindow } from 'electron';
import type { ConfirmHosts } from '../connections/host-confirmations';
import type { NativeTexts } from './texts/native-texts';

/** Asks in a dialog of the OS, which no page can fake or click away. The safe answer has the focus. */
export function createConfirmHosts(window: () => BrowserWindow | null, texts: () => NativeTexts): ConfirmHosts {
  return async ({ connection, hosts }) => {
    const { cancel, confirmHosts } = texts();
    const question = {
      type: 'question' as const,
      title: 'Keydesk',
      message: confirmHosts.question(connection),
      detail: `${confirmHosts.detail}\n\n${hosts.join('\n')}`,
      buttons: [cancel, confirmHosts.accept],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const parent = window();
    const { response } = await (parent === null
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(parent, question));
    return response === 1;
  };
}
