/** Items of the menu that the OS or Electron knows by its role; their words are ours, since Electron's are English. */
export const menuRoles = [
  'about',
  'services',
  'hide',
  'hideOthers',
  'unhide',
  'quit',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'zoom',
] as const;
export type MenuRole = (typeof menuRoles)[number];

/** Everything that is read in the menu and in dialogs of the OS, in one language. */
export interface NativeTexts {
  readonly menu: {
    readonly file: string;
    readonly edit: string;
    readonly view: string;
    readonly window: string;
    readonly journal: string;
    readonly cutMonth: string;
    readonly help: string;
    readonly documentation: (vendor: string) => string;
    readonly roles: Readonly<Record<MenuRole, string>>;
  };
  readonly cancel: string;
  readonly close: string;
  readonly confirmHosts: {
    readonly question: (connection: string) => string;
    readonly detail: string;
    readonly accept: string;
  };
  readonly eraseMonth: {
    readonly choose: string;
    readonly chooseDetail: string;
    readonly confirm: (month: string) => string;
    readonly confirmDetail: string;
    readonly accept: string;
    readonly results: Readonly<Record<'no-month' | 'done' | 'not-done', string>>;
  };
  readonly breakdown: {
    readonly message: string;
    readonly detail: string;
    readonly restart: string;
    readonly later: string;
  };
  readonly failedStart: {
    readonly title: string;
    readonly unforeseen: string;
    readonly failed: (code: string) => string;
    /** @param where such as `line 3: linkVisible` */
    readonly policyMistake: (where: string) => string;
    readonly policyUntrusted: (why: string) => string;
    readonly newerSettings: string;
    readonly settingsUnwritable: string;
    readonly misconfigured: (field: string) => string;
  };
}
