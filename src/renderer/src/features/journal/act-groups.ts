import type { JournalAct } from '../../../../shared/domain/journal-entry';

/** What one looks for in a journal, and the acts it is made of. */
export const actGroups = {
  access: ['account.activate', 'account.deactivate'],
  resets: ['reset.link', 'reset.mail', 'reset.force'],
  links: ['link.reveal'],
  looks: ['lookup', 'account.open'],
  shoppers: ['shopper.register', 'session.end', 'sign-in-as'],
  bulk: ['bulk.start', 'bulk.end'],
  setup: ['connection.change', 'secret.set', 'secret.delete', 'policy.change'],
  program: ['journal.open', 'app.start', 'app.fault', 'port.refused', 'limit.hit', 'export.gap'],
} as const satisfies Readonly<Record<string, readonly JournalAct[]>>;

export const actGroupNames = ['access', 'resets', 'links', 'looks', 'shoppers', 'bulk', 'setup', 'program'] as const;
export type ActGroup = (typeof actGroupNames)[number];
