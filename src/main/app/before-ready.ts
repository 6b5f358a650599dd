import type { App, Protocol } from 'electron';
import { schemePrivileges } from './protocol';

/** What Electron takes only before it is ready; call it in the first turn of the program. */
export function prepareBeforeReady(electron: {
  readonly app: Pick<App, 'enableSandbox' | 'isPackaged'> & {
    readonly commandLine: Pick<App['commandLine'], 'hasSwitch'>;
  };
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
}): void {
  const { app, protocol } = electron;
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  // Electron drops a launcher's --no-sandbox here, and as root (containers, CI) it then can't start. Windows ask for the
  // sandbox themselves as well; a packaged app refuses that switch.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
