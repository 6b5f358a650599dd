import type { UseCases } from '../../src/main/rpc/router';
import { fail } from '../../src/shared/domain/failure';

/** What was called, by area and name, and with what. */
export interface UseCaseCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface FakeUseCases {
  readonly useCases: UseCases;
  readonly calls: UseCaseCall[];
}

type Overrides = { readonly [Area in keyof UseCases]?: Partial<UseCases[Area]> };

/** Use cases that write down each call and then refuse it, except for those a test hands in. */
export function fakeUseCases(overrides: Overrides = {}): FakeUseCases {
  const calls: UseCaseCall[] = [];
  const refuse =
    (name: string) =>
    (...args: readonly unknown[]): never => {
      calls.push({ name, args });
      throw fail({ code: 'not-found' });
    };
  const useCases: UseCases = {
    accounts: {
      find: refuse('accounts.find'),
      get: refuse('accounts.get'),
      prepareAccess: refuse('accounts.prepareAccess'),
      setAccess: refuse('accounts.setAccess'),
      prepareConfirmation: refuse('accounts.prepareConfirmation'),
      resendConfirmation: refuse('accounts.resendConfirmation'),
      ...overrides.accounts,
    },
    app: {
      info: refuse('app.info'),
      lockState: refuse('app.lockState'),
      deepLinks: refuse('app.deepLinks'),
      lock: refuse('app.lock'),
      unlock: refuse('app.unlock'),
      copyText: refuse('app.copyText'),
      licences: refuse('app.licences'),
      ...overrides.app,
    },
    connections: {
      list: refuse('connections.list'),
      get: refuse('connections.get'),
      fields: refuse('connections.fields'),
      save: refuse('connections.save'),
      remove: refuse('connections.remove'),
      overview: refuse('connections.overview'),
      openHelp: refuse('connections.openHelp'),
      restoreTraining: refuse('connections.restoreTraining'),
      reorder: refuse('connections.reorder'),
      test: refuse('connections.test'),
      testDraft: refuse('connections.testDraft'),
      exportFile: refuse('connections.exportFile'),
      readFile: refuse('connections.readFile'),
      importFile: refuse('connections.importFile'),
      ...overrides.connections,
    },
    journal: {
      history: refuse('journal.history'),
      page: refuse('journal.page'),
      verify: refuse('journal.verify'),
      export: refuse('journal.export'),
      exportStatus: refuse('journal.exportStatus'),
      chooseHead: refuse('journal.chooseHead'),
      ...overrides.journal,
    },
    mail: {
      state: refuse('mail.state'),
      save: refuse('mail.save'),
      remove: refuse('mail.remove'),
      test: refuse('mail.test'),
      ...overrides.mail,
    },
    policy: { get: refuse('policy.get'), ...overrides.policy },
    secrets: {
      list: refuse('secrets.list'),
      replace: refuse('secrets.replace'),
      forget: refuse('secrets.forget'),
      keep: refuse('secrets.keep'),
      ...overrides.secrets,
    },
    support: {
      preview: refuse('support.preview'),
      save: refuse('support.save'),
      ...overrides.support,
    },
    resets: {
      preview: refuse('resets.preview'),
      issue: refuse('resets.issue'),
      approve: refuse('resets.approve'),
      copy: refuse('resets.copy'),
      reveal: refuse('resets.reveal'),
      qr: refuse('resets.qr'),
      composeMail: refuse('resets.composeMail'),
      openMail: refuse('resets.openMail'),
      note: refuse('resets.note'),
      previewSend: refuse('resets.previewSend'),
      sendMail: refuse('resets.sendMail'),
      ledger: refuse('resets.ledger'),
      prepareSupersede: refuse('resets.prepareSupersede'),
      supersede: refuse('resets.supersede'),
      forget: refuse('resets.forget'),
      ...overrides.resets,
    },
    recent: { list: refuse('recent.list'), clear: refuse('recent.clear'), ...overrides.recent },
    settings: { get: refuse('settings.get'), set: refuse('settings.set'), ...overrides.settings },
    training: {
      reset: refuse('training.reset'),
      outbox: refuse('training.outbox'),
      setFault: refuse('training.setFault'),
      ...overrides.training,
    },
    updates: {
      state: refuse('updates.state'),
      check: refuse('updates.check'),
      download: refuse('updates.download'),
      cancel: refuse('updates.cancel'),
      install: refuse('updates.install'),
      restart: refuse('updates.restart'),
      ...overrides.updates,
    },
  };
  return { useCases, calls };
}
