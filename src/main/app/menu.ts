import type { MenuItemConstructorOptions } from 'electron';
import { vendorIds, vendorNames } from '../../shared/domain/vendor';
import type { ExternalPage } from './guards';

/** The application menu as data. Reload and developer tools are for development only. */
export function menuTemplate(options: {
  readonly packaged: boolean;
  readonly mac: boolean;
  eraseMonth(): void;
  openPage(page: ExternalPage): void;
}): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const development: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return [
    ...(options.mac ? [{ role: 'appMenu' as const }] : []),
    ...(options.mac ? [] : [{ label: 'File', submenu: [{ role: 'quit' as const }] }]),
    { role: 'editMenu' },
    { label: 'View', submenu: options.packaged ? view : [...view, ...development] },
    // Without "close window": Ctrl/⌘+W closes a tab in the page.
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'zoom' }] },
    {
      label: 'Journal',
      submenu: [{ label: 'Cut a month loose from its accounts…', click: () => options.eraseMonth() }],
    },
    {
      role: 'help',
      submenu: vendorIds.map((vendor) => ({
        label: `${vendorNames[vendor]} documentation`,
        click: () => options.openPage(`help-${vendor}`),
      })),
    },
  ];
}
