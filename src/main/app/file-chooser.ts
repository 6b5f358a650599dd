import { dialog, type BrowserWindow } from 'electron';
import type { FileChooser } from '../platform/file-chooser';

/** Lets the agent choose files in dialogs of the OS, so that the page never names a path. */
export function createFileChooser(window: () => BrowserWindow | null): FileChooser {
  return {
    async toSave({ fileName, extension }) {
      const options = { defaultPath: fileName, filters: [{ name: extension.toUpperCase(), extensions: [extension] }] };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      return canceled || filePath === '' ? null : filePath;
    },
    async toOpen({ extension }) {
      const options = {
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['openFile' as const],
      };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
