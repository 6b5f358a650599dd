import { app, dialog } from 'electron';
import { failedStartText } from './failed-start';
import { textsFor } from './texts/all-native-texts';
import { en } from './texts/en';
import type { NativeTexts } from './texts/native-texts';

/** Catches what nobody foresaw; `onFault` is told a code, never a message. */
export function catchUnforeseen(onFault: (code: string) => void): void {
  const codeOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
  process.on('uncaughtException', (error) => onFault(codeOf(error)));
  process.on('unhandledRejection', (reason) => onFault(codeOf(reason)));
}

let asking = false;

/** Offers to start again. Look-ups may still work, so the agent may also go on reading. */
export async function offerRestart({ message, detail, restart, later }: NativeTexts['breakdown']): Promise<void> {
  if (asking) return;
  asking = true;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Keydesk',
    message,
    detail,
    buttons: [restart, later],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  asking = false;
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}

/**
 * Says why the app can't start, and ends it: on the screen in the system's language, since the settings may be what can't
 * be read, and on stderr in English.
 */
export function reportFailedStart(error: unknown): void {
  process.stderr.write(`Keydesk can't start: ${failedStartText(error, en.failedStart)}\n`);
  const { failedStart } = textsFor('system', app.getPreferredSystemLanguages());
  dialog.showErrorBox(failedStart.title, failedStartText(error, failedStart));
  app.exit(1);
}
