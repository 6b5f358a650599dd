import { dialog, type BrowserWindow } from 'electron';
import type { ConfirmHosts } from '../connections/host-confirmations';

/** Asks in a dialog of the OS, which no page can fake or click away. The safe answer has the focus. */
export function createConfirmHosts(window: () => BrowserWindow | null): ConfirmHosts {
  return async ({ connection, hosts }) => {
    const question = {
      type: 'question' as const,
      title: 'Keydesk',
      message: `Let “${connection}” use these hosts?`,
      detail: `Secrets are sent to them and links open on them:\n\n${hosts.join('\n')}`,
      buttons: ['Cancel', 'Use these hosts'],
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
