import { app, dialog } from 'electron';
import { failedStartText } from './failed-start';

/** Catches what nobody foresaw; `onFault` is told a code, never a message. */
export function catchUnforeseen(onFault: (code: string) => void): void {
  const codeOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
  process.on('uncaughtException', (error) => onFault(codeOf(error)));
  process.on('unhandledRejection', (reason) => onFault(codeOf(reason)));
}

let asking = false;

/** Offers to start again. Look-ups may still work, so the agent may also go on reading. */
export async function offerRestart(): Promise<void> {
  if (asking) return;
  asking = true;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Keydesk',
    message: 'Something went wrong in Keydesk',
    detail: 'To be safe, nothing is changed at any store until Keydesk has been restarted.',
    buttons: ['Restart', 'Later'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  asking = false;
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}

/** Says why the app can't start, on the screen and on stderr, and ends it. */
export function reportFailedStart(error: unknown): void {
  const reason = failedStartText(error);
  process.stderr.write(`Keydesk can't start: ${reason}\n`);
  dialog.showErrorBox("Keydesk can't start", reason);
  app.exit(1);
}
