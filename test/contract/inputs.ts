/** A good input of every procedure that takes one, and which of its keys may be left out. */
export interface GoodInput {
  readonly value: Readonly<Record<string, unknown>>;
  /** Paths such as `connectionIds`. */
  readonly optional: readonly string[];
  /** Paths of objects whose keys are free, so that an extra one is no mistake here. */
  readonly open: readonly string[];
}

const uuid = '00000000-0000-4000-8000-000000000001';
const ref = { connectionId: 'norce', accountId: '900101' };
const note = { reason: 'other', ticket: 'INC-1', callerCheck: 'in-person' };

function good(value: Readonly<Record<string, unknown>>, but: Partial<GoodInput> = {}): GoodInput {
  return { value, optional: [], open: [], ...but };
}

export const goodInputs: Readonly<Record<string, GoodInput>> = {
  'accounts.find': good(
    { query: 'maja', by: 'login', connectionIds: ['norce'] },
    { optional: ['by', 'connectionIds'] },
  ),
  'accounts.get': good({ ref }),
  'accounts.prepareAccess': good({ ref, change: 'activate' }),
  'accounts.setAccess': good({ actionId: uuid, ref, change: 'activate', note }),
  'accounts.prepareConfirmation': good({ ref }),
  'accounts.resendConfirmation': good({ actionId: uuid, ref, note }),
  'app.copyText': good({ text: 'K-1001' }),
  'connections.get': good({ id: 'norce' }),
  'connections.fields': good({ vendor: 'norce' }),
  'connections.save': good(
    {
      id: uuid,
      name: 'Shop',
      vendor: 'norce',
      colour: 'teal',
      config: { origin: 'https://shop.example' },
      secrets: { clientSecret: 'x' },
    },
    { optional: ['id', 'config.origin', 'secrets.clientSecret'], open: ['config', 'secrets'] },
  ),
  'connections.remove': good({ id: 'norce' }),
  'connections.restoreTraining': good({ vendors: ['norce'] }),
  'secrets.replace': good({ connectionId: uuid, field: 'clientId', value: 'x' }),
  'secrets.forget': good({ connectionId: uuid, field: 'clientId' }),
  'secrets.keep': good({ connectionId: uuid }),
  'connections.openHelp': good({ vendor: 'norce' }),
  'connections.reorder': good({ ids: ['norce'] }),
  'connections.test': good({ id: 'norce' }),
  'connections.testDraft': good(
    {
      id: uuid,
      name: 'Shop',
      vendor: 'norce',
      colour: 'teal',
      config: { origin: 'https://shop.example' },
      secrets: { clientSecret: 'x' },
    },
    { optional: ['id', 'config.origin', 'secrets.clientSecret'], open: ['config', 'secrets'] },
  ),
  'connections.exportFile': good({ ids: ['norce'] }),
  'connections.importFile': good({ importId: uuid, entries: [0] }),
  'journal.history': good({ ref }),
  'journal.verify': good(
    { against: { seq: 3, hash: 'VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU', ts: '2027-01-15T08:00:01.900Z' } },
    { optional: ['against.ts'] },
  ),
  'journal.export': good({ format: 'csv', filter: { agent: 'anna' } }, { optional: ['filter.agent'] }),
  'journal.page': good(
    {
      filter: {
        from: '2027-01-15T00:00:00.000Z',
        to: '2027-01-16T00:00:00.000Z',
        agent: 'anna',
        connectionId: 'norce',
        acts: ['reset.link'],
        outcome: 'ok',
        ticket: 'INC-1',
        account: ref,
      },
      cursor: '1:0',
    },
    {
      optional: [
        'cursor',
        ...['from', 'to', 'agent', 'connectionId', 'acts', 'outcome', 'ticket', 'account'].map(
          (key) => `filter.${key}`,
        ),
      ],
    },
  ),
  'mail.save': good(
    {
      settings: {
        host: 'mail.shop.example',
        port: 587,
        security: 'starttls',
        user: 'keydesk',
        fromName: 'Nordic Shop',
        fromAddress: 'service@shop.example',
        brandName: 'Nordic Shop',
      },
      secret: 'x',
    },
    { optional: ['secret'] },
  ),
  'resets.preview': good({ ref, kind: 'link' }),
  'resets.issue': good({ actionId: uuid, ref, kind: 'link', lifetimeMinutes: 60, note }),
  'resets.approve': good({ act: 'copy', of: uuid, approver: 'Eva', code: 'a-code-of-her-own' }),
  'resets.copy': good({ resetId: uuid }),
  'resets.reveal': good({ resetId: uuid }),
  'resets.qr': good({ resetId: uuid }),
  'resets.composeMail': good({ resetId: uuid, language: 'sv' }),
  'resets.openMail': good({ resetId: uuid, language: 'sv' }),
  'resets.previewSend': good({ resetId: uuid, language: 'sv' }),
  'resets.sendMail': good({ resetId: uuid, language: 'sv' }),
  'resets.note': good({ resetId: uuid, language: 'sv' }),
  'resets.prepareSupersede': good({ ref }),
  'resets.supersede': good({ actionId: uuid, ref, note }),
  'resets.forget': good({ resetId: uuid }),
  'settings.set': good(
    {
      preferences: {
        theme: 'dark',
        contrast: 'high',
        language: 'sv',
        hotKey: 'Alt+F2',
        welcomed: true,
        recentLookups: true,
      },
    },
    { optional: ['preferences.recentLookups'] },
  ),
  'updates.download': good({ version: '0.2.0' }),
  'updates.install': good({ version: '0.2.0' }),
  'training.faults': good({ vendor: 'norce', fault: 'slow' }),
};
