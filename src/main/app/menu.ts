import type { MenuItemConstructorOptions } from 'electron';
import { vendorIds, vendorNames } from '../../shared/domain/vendor';
import type { ExternalPage } from './guards';
import type { MenuRole, NativeTexts } from './texts/native-texts';
import type { ZoomStep } from './zoom';

const separator = { type: 'separator' } as const;

/** The application menu as data. Reload and developer tools are for development only, and in English. */
export function menuTemplate(options: {
  readonly packaged: boolean;
  readonly mac: boolean;
  readonly texts: NativeTexts['menu'];
  eraseMonth(): void;
  zoom(step: ZoomStep): void;
  openPage(page: ExternalPage): void;
}): MenuItemConstructorOptions[] {
  const { mac, texts } = options;
  const items = (...roles: readonly MenuRole[]): MenuItemConstructorOptions[] =>
    roles.map((role) => ({ role, label: texts.roles[role] }));
  const development: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    mac
      ? {
          // A Mac names this menu after the program.
          label: 'Keydesk',
          submenu: [
            ...items('about'),
            separator,
            ...items('services'),
            separator,
            ...items('hide', 'hideOthers', 'unhide'),
            separator,
            ...items('quit'),
          ],
        }
      : { label: texts.file, submenu: items('quit') },
    {
      label: texts.edit,
      submenu: [
        ...items('undo', 'redo'),
        separator,
        ...items('cut', 'copy', 'paste', 'delete'),
        separator,
        ...items('selectAll'),
      ],
    },
    {
      label: texts.view,
      submenu: [
        { label: texts.roles.resetZoom, accelerator: 'CommandOrControl+0', click: () => options.zoom('reset') },
        { label: texts.roles.zoomIn, accelerator: 'CommandOrControl+Plus', click: () => options.zoom('in') },
        // The same key without Shift, where the plus is the upper sign of it.
        {
          ...{ label: texts.roles.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
          click: () => options.zoom('in'),
        },
        { label: texts.roles.zoomOut, accelerator: 'CommandOrControl+-', click: () => options.zoom('out') },
        separator,
        ...items('togglefullscreen'),
        ...(options.packaged ? [] : development),
      ],
    },
    // Without "close window": Ctrl/⌘+W closes a tab in the page.
    { label: texts.window, submenu: items('minimize', 'zoom') },
    { label: texts.journal, submenu: [{ label: texts.cutMonth, click: () => options.eraseMonth() }] },
    {
      role: 'help',
      label: texts.help,
      submenu: vendorIds.map((vendor) => ({
        label: texts.documentation(vendorNames[vendor]),
        click: () => options.openPage(`help-${vendor}`),
      })),
    },
  ];
}
