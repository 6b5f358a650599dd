import type { NativeTexts } from './native-texts';

export const en: NativeTexts = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    journal: 'Journal',
    cutMonth: 'Cut a month loose from its accounts…',
    help: 'Help',
    documentation: (vendor) => `${vendor} documentation`,
    roles: {
      about: 'About Keydesk',
      services: 'Services',
      hide: 'Hide Keydesk',
      hideOthers: 'Hide Others',
      unhide: 'Show All',
      quit: 'Quit Keydesk',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      delete: 'Delete',
      selectAll: 'Select All',
      resetZoom: 'Actual Size',
      zoomIn: 'Zoom In',
      zoomOut: 'Zoom Out',
      togglefullscreen: 'Full Screen',
      minimize: 'Minimize',
      zoom: 'Zoom',
    },
  },
  cancel: 'Cancel',
  close: 'Close',
  confirmHosts: {
    question: (connection) => `Let “${connection}” use these hosts?`,
    detail: 'Secrets are sent to them and links open on them:',
    accept: 'Use these hosts',
  },
  eraseMonth: {
    choose: 'Which month of the journal is to be cut loose from its accounts?',
    chooseDetail: 'The records stay. Nobody can tell any more which accounts they are about.',
    confirm: (month) => `Destroy the key of ${month}?`,
    confirmDetail: 'This concerns every account of that month, and can’t be undone. It is recorded under your name.',
    accept: 'Destroy the key',
    results: {
      'no-month': 'No month can be cut loose: none with a key has been over for a week.',
      done: 'The key is destroyed. No record of that month can be linked to an account again.',
      'not-done': 'The key was not destroyed, or that could not be recorded. Look at the journal, and try again.',
    },
  },
  breakdown: {
    message: 'Something went wrong in Keydesk',
    detail: 'To be safe, nothing is changed at any store until Keydesk has been restarted.',
    restart: 'Restart',
    later: 'Later',
  },
  failedStart: {
    title: 'Keydesk can’t start',
    unforeseen: 'Something unforeseen happened. Start Keydesk again; if it stays so, install it again.',
    failed: (code) => `Keydesk can’t be started (${code}).`,
    policyMistake: (where) =>
      `The policy of this computer has a mistake at ${where}. Tell whoever looks after this computer; Keydesk does not start without its rules.`,
    policyUntrusted: (why) =>
      `The policy of this computer can’t be trusted (${why}). It must belong to the administrator, who alone may write it.`,
    newerSettings:
      'The settings were written by a newer Keydesk. Install that version; the settings are left as they are.',
    settingsUnwritable:
      'The settings can’t be written: the disk is full, or the folder isn’t yours. Make room or mend the rights, then start again.',
    misconfigured: (field) => `Something is set up wrong: ${field}.`,
  },
};
