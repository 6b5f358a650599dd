import { createRouterClient, implement } from '@orpc/server';
import { contract } from '../../src/shared/contract';
import type { Bridge } from '../../src/renderer/src/bridge/bridge';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { isOffered } from '../../src/shared/domain/capability';
import { detectLookupKeys } from '../../src/shared/domain/lookup-key';
import type { ResetResult } from '../../src/shared/domain/reset';
import { capabilitiesOf, putAccount, search, wait, wanted } from './fake-desk/answers';
import type { FakeScenario } from './fake-desk/scenario';
import { fakeTest } from './fake-desk/connection-test';

/** One call as the fake received it. */
export interface FakeCall {
  readonly procedure: string;
  readonly input: unknown;
}

export interface FakeDesk {
  readonly bridge: Bridge;
  /** The router itself, for putting behind a real port. */
  readonly router: ReturnType<typeof createFakeRouter>;
  readonly scenario: FakeScenario;
  readonly calls: readonly FakeCall[];
  /** Calls of one procedure, oldest first. */
  callsOf(procedure: string): readonly unknown[];
}

const resetId = '11111111-1111-4111-8111-111111111111';
const heldLink = 'https://shop.example.test/reset#kdt=an.example.token';

/**
 * A main process in a box: the real contract, so that inputs and outputs are checked as they are in the app, over answers
 * that a test chooses.
 */
export function createFakeDesk(scenario: FakeScenario): FakeDesk {
  const calls: FakeCall[] = [];
  const router = createFakeRouter(scenario, (procedure, input) => calls.push({ procedure, input }));
  return {
    bridge: createRouterClient(router),
    router,
    scenario,
    calls,
    callsOf: (procedure) => calls.filter((call) => call.procedure === procedure).map((call) => call.input),
  };
}

function createFakeRouter(scenario: FakeScenario, record: (procedure: string, input: unknown) => void) {
  const os = implement(contract);
  let lastAction = 0;
  let asked = false;
  const actionId = (): string => `00000000-0000-4000-8000-${String((lastAction += 1)).padStart(12, '0')}`;
  const at = (minutes: number): string => new Date(scenario.now + minutes * 60_000).toISOString();

  type Errors = Parameters<Parameters<typeof os.accounts.get.handler>[0]>[0]['errors'];
  const enter = (procedure: string, input: unknown, errors: Errors): void => {
    record(procedure, input);
    const trouble = scenario.trouble[procedure];
    if (trouble === 'bug') throw new Error('a mistake of ours');
    if (trouble !== undefined) throw errors.FAILURE({ data: trouble });
  };
  const accountOf = (ref: ShopperAccount['ref'], errors: Errors): ShopperAccount => {
    const account = scenario.accounts.find(
      (candidate) => candidate.ref.connectionId === ref.connectionId && candidate.ref.accountId === ref.accountId,
    );
    if (account === undefined) throw errors.FAILURE({ data: { code: 'not-found' } });
    return account;
  };
  const put = (changed: ShopperAccount): void => putAccount(scenario, changed);

  return os.router({
    accounts: {
      find: os.accounts.find.handler(async function* ({ input, errors, signal }) {
        enter('accounts.find', input, errors);
        const keys =
          input.by === undefined ? [...detectLookupKeys(input.query)] : [{ by: input.by, value: input.query }];
        const connectionIds = input.connectionIds ?? scenario.connections.map(({ id }) => id);
        yield { type: 'started' as const, keys, connectionIds };
        const delayOf = (id: string): number => {
          const delay = scenario.answers[id]?.delayMs ?? 0;
          return delay === 'never' ? Number.POSITIVE_INFINITY : delay;
        };
        let waited = 0;
        for (const connectionId of [...connectionIds].sort((one, other) => delayOf(one) - delayOf(other))) {
          await wait(delayOf(connectionId) - waited, signal);
          waited = delayOf(connectionId);
          const answer = scenario.answers[connectionId]?.answer ?? search(scenario, connectionId, keys);
          yield { type: 'answer' as const, connectionId, answer, durationMs: waited };
        }
        yield { type: 'done' as const, durationMs: waited };
      }),
      get: os.accounts.get.handler(async ({ input, errors }) => {
        enter('accounts.get', input, errors);
        await scenario.gates['accounts.get'];
        return accountOf(input.ref, errors);
      }),
      prepareAccess: os.accounts.prepareAccess.handler(({ input, errors }) => {
        enter('accounts.prepareAccess', input, errors);
        const { access, deactivateEndsSessions } = capabilitiesOf(scenario, input.ref.connectionId);
        const { callerCheckRequired, ticketRequired } = scenario;
        return {
          actionId: actionId(),
          account: accountOf(input.ref, errors),
          capability: access[input.change],
          endsSessions: deactivateEndsSessions,
          callerCheckRequired,
          ticketRequired,
        };
      }),
      setAccess: os.accounts.setAccess.handler(({ input, errors }) => {
        const account = accountOf(input.ref, errors);
        const changed = { ...account, access: wanted[input.change] };
        if (scenario.worksDespiteTrouble) put(changed);
        enter('accounts.setAccess', input, errors);
        put(changed);
        const same = account.access.state === changed.access.state;
        return { outcome: same ? ('nothing-to-do' as const) : ('done' as const), account: changed };
      }),
      prepareConfirmation: os.accounts.prepareConfirmation.handler(({ input, errors }) => {
        enter('accounts.prepareConfirmation', input, errors);
        const { callerCheckRequired, ticketRequired } = scenario;
        const account = accountOf(input.ref, errors);
        return { actionId: actionId(), account, to: account.login ?? '', callerCheckRequired, ticketRequired };
      }),
      resendConfirmation: os.accounts.resendConfirmation.handler(({ input, errors }) => {
        enter('accounts.resendConfirmation', input, errors);
        return { to: accountOf(input.ref, errors).login ?? '', acceptedAt: at(0) };
      }),
    },
    app: {
      info: os.app.info.handler(async ({ errors }) => {
        const { keychainPending } = scenario.info;
        enter('app.info', null, errors);
        // The first answer says that nothing is known yet; the next one waits.
        if (keychainPending && asked) await scenario.gates['app.info'];
        asked = true;
        return scenario.info;
      }),
      lockState: os.app.lockState.handler(({ signal }) => scenario.lock.watch(signal ?? new AbortController().signal)),
      deepLinks: os.app.deepLinks.handler(async function* ({ signal }) {
        for await (const request of scenario.requests.watch(signal ?? new AbortController().signal)) {
          if (request !== null) yield request;
        }
      }),
      lock: os.app.lock.handler(({ errors }) => {
        enter('app.lock', null, errors);
        scenario.lock.set({ locked: true, cause: 'agent', canUnlock: true });
        return {};
      }),
      unlock: os.app.unlock.handler(({ errors }) => {
        enter('app.unlock', null, errors);
        scenario.lock.set({ locked: false });
        return {};
      }),
      licences: os.app.licences.handler(({ errors }) => {
        enter('app.licences', null, errors);
        return { parts: scenario.parts };
      }),
      copyText: os.app.copyText.handler(({ input, errors }) => {
        enter('app.copyText', input, errors);
        return {};
      }),
    },
    connections: {
      list: os.connections.list.handler(({ errors }) => {
        enter('connections.list', null, errors);
        return scenario.connections;
      }),
      get: os.connections.get.handler(({ input, errors }) => {
        enter('connections.get', input, errors);
        const summary = scenario.connections.find(({ id }) => id === input.id);
        if (summary === undefined) throw errors.FAILURE({ data: { code: 'not-found' } });
        return {
          summary,
          config: { origin: summary.host, tenant: 'berlin', resetStrategy: 'forced' },
          secretsPresent: ['clientId', 'clientSecret'],
        };
      }),
      fields: os.connections.fields.handler(({ input, errors }) => {
        enter('connections.fields', input, errors);
        return scenario.fields;
      }),
      save: os.connections.save.handler(({ input, errors }) => {
        enter('connections.save', input, errors);
        const { id = `new-${String(scenario.connections.length)}`, name, vendor, colour } = input;
        const summary = {
          id,
          name,
          vendor,
          colour,
          training: false,
          managed: false,
          host: String(input.config['origin']),
          problem: null,
          capabilities: null,
        };
        scenario.connections = [...scenario.connections.filter((other) => other.id !== id), summary];
        return summary;
      }),
      remove: os.connections.remove.handler(({ input, errors }) => {
        enter('connections.remove', input, errors);
        scenario.connections = scenario.connections.filter(({ id }) => id !== input.id);
        return {};
      }),
      overview: os.connections.overview.handler(({ errors }) => {
        enter('connections.overview', null, errors);
        return scenario.overview;
      }),
      openHelp: os.connections.openHelp.handler(({ input, errors }) => {
        enter('connections.openHelp', input, errors);
        return {};
      }),
      restoreTraining: os.connections.restoreTraining.handler(({ input, errors }) => {
        enter('connections.restoreTraining', input, errors);
        scenario.overview = { ...scenario.overview, removedTraining: [] };
        return {};
      }),
      reorder: os.connections.reorder.handler(({ input, errors }) => {
        enter('connections.reorder', input, errors);
        const place = (id: string): number => input.ids.indexOf(id);
        scenario.connections = [...scenario.connections].sort((a, b) => place(a.id) - place(b.id));
        return {};
      }),
      test: os.connections.test.handler(async function* ({ input, errors, signal }) {
        enter('connections.test', input, errors);
        yield* fakeTest(scenario, (ms) => wait(ms, signal));
      }),
      testDraft: os.connections.testDraft.handler(async function* ({ input, errors, signal }) {
        enter('connections.testDraft', input, errors);
        yield* fakeTest(scenario, (ms) => wait(ms, signal));
      }),
      exportFile: os.connections.exportFile.handler(({ input, errors }) => {
        enter('connections.exportFile', input, errors);
        return { fileName: 'keydesk-connections.json', count: input.ids.length };
      }),
      readFile: os.connections.readFile.handler(({ errors }) => {
        enter('connections.readFile', null, errors);
        return { importId: actionId(), fileName: 'shops.json', entries: scenario.importEntries };
      }),
      importFile: os.connections.importFile.handler(({ input, errors }) => {
        enter('connections.importFile', input, errors);
        return { added: input.entries.map((entry) => `imported-${String(entry)}`) };
      }),
    },
    journal: {
      history: os.journal.history.handler(({ input, errors }) => {
        enter('journal.history', input, errors);
        return scenario.history[input.ref.accountId] ?? [];
      }),
      verify: os.journal.verify.handler(async function* ({ input, errors }) {
        enter('journal.verify', input, errors);
        yield { step: 'progress' as const, records: 500, doneBytes: 250_000, totalBytes: 500_000 };
        yield scenario.journalCheck;
      }),
      export: os.journal.export.handler(async function* ({ input, errors }) {
        enter('journal.export', input, errors);
        yield { step: 'progress' as const, entries: 500, doneBytes: 250_000, totalBytes: 500_000 };
        yield { step: 'done' as const, entries: 1_000, fileName: 'journal.csv', headFileName: 'journal.csv.head.json' };
      }),
      exportStatus: os.journal.exportStatus.handler(({ errors }) => {
        enter('journal.exportStatus', null, errors);
        return { status: scenario.exportStatus };
      }),
      chooseHead: os.journal.chooseHead.handler(({ errors }) => {
        enter('journal.chooseHead', null, errors);
        return { head: { seq: 1_000, hash: 'VS8z-Cy0s5PGCGRwPM3TQ93dSJ0bp-TGt6wMpPNfaVU' }, fileName: 'head.json' };
      }),
      page: os.journal.page.handler(({ input, errors }) => {
        enter('journal.page', input, errors);
        return scenario.journalPage(input.filter, input.cursor ?? null);
      }),
    },
    mail: {
      state: os.mail.state.handler(({ errors }) => {
        enter('mail.state', null, errors);
        return scenario.mail;
      }),
      save: os.mail.save.handler(({ input, errors }) => {
        enter('mail.save', input, errors);
        scenario.mail = { settings: input.settings, signInStored: input.secret !== undefined, allowed: true };
        return scenario.mail;
      }),
      remove: os.mail.remove.handler(({ errors }) => {
        enter('mail.remove', null, errors);
        scenario.mail = { settings: null, signInStored: false, allowed: true };
        return scenario.mail;
      }),
      test: os.mail.test.handler(({ errors }) => {
        enter('mail.test', null, errors);
        return { host: scenario.mail.settings?.host ?? '' };
      }),
    },
    policy: {
      get: os.policy.get.handler(({ errors }) => {
        enter('policy.get', null, errors);
        return scenario.policy;
      }),
    },
    support: {
      preview: os.support.preview.handler(({ errors }) => {
        enter('support.preview', null, errors);
        return { text: '{\n  "keychain": "ok"\n}\n' };
      }),
      save: os.support.save.handler(({ errors }) => {
        enter('support.save', null, errors);
        return { fileName: 'keydesk-support.json' };
      }),
    },
    secrets: {
      list: os.secrets.list.handler(({ errors }) => {
        enter('secrets.list', null, errors);
        return scenario.secrets;
      }),
      replace: os.secrets.replace.handler(({ input, errors }) => {
        enter('secrets.replace', input, errors);
        return {};
      }),
      forget: os.secrets.forget.handler(({ input, errors }) => {
        enter('secrets.forget', input, errors);
        return {};
      }),
      keep: os.secrets.keep.handler(({ input, errors }) => {
        enter('secrets.keep', input, errors);
        return {};
      }),
    },
    resets: {
      preview: os.resets.preview.handler(async ({ input, errors }) => {
        enter('resets.preview', input, errors);
        await scenario.gates['resets.preview'];
        const account = accountOf(input.ref, errors);
        const { capability, facts } = capabilitiesOf(scenario, input.ref.connectionId).resets[input.kind];
        if (!isOffered(capability) || facts === null) {
          throw errors.FAILURE({ data: { code: 'unsupported', reason: 'no-vendor-link' } });
        }
        const chosen = facts.lifetime.kind === 'chosen';
        const { warnings, callerCheckRequired, ticketRequired, linkVisible, secondPerson } = scenario;
        return {
          ...{ actionId: actionId(), ref: input.ref, kind: input.kind, facts },
          finalHost: input.kind === 'link' ? 'shop.example.test' : null,
          mailTo: input.kind === 'mailed' ? account.email : null,
          lifetimesMinutes: chosen ? [15, 60, 240, 1440] : [],
          defaultLifetimeMinutes: chosen ? 60 : null,
          ...{ warnings, callerCheckRequired, ticketRequired, linkVisible, secondPerson },
        };
      }),
      issue: os.resets.issue.handler(async ({ input, errors }): Promise<ResetResult> => {
        enter('resets.issue', input, errors);
        await scenario.gates['resets.issue'];
        const account = accountOf(input.ref, errors);
        switch (input.kind) {
          case 'link':
            return {
              kind: 'link',
              resetId,
              finalHost: 'shop.example.test',
              expiresAt: at(input.lifetimeMinutes ?? 30),
              olderLinks: 'none',
            };
          case 'mailed':
            return { kind: 'mailed', resetId, to: account.email, acceptedAt: at(0), expiresAt: null };
          case 'forced':
            return { kind: 'forced', resetId, acceptedAt: at(0) };
        }
      }),
      approve: os.resets.approve.handler(({ input, errors }) => {
        enter('resets.approve', input, errors);
        return { until: at(2) };
      }),
      copy: os.resets.copy.handler(({ input, errors }) => {
        enter('resets.copy', input, errors);
        return { clearsAt: at(1) };
      }),
      reveal: os.resets.reveal.handler(({ input, errors }) => {
        enter('resets.reveal', input, errors);
        return { link: heldLink, hidesAt: at(1) };
      }),
      qr: os.resets.qr.handler(({ input, errors }) => {
        enter('resets.qr', input, errors);
        return { size: 21, rows: Array.from({ length: 21 }, () => '10'.repeat(10) + '1') };
      }),
      composeMail: os.resets.composeMail.handler(({ input, errors }) => {
        enter('resets.composeMail', input, errors);
        return {
          to: 'maja@example.test',
          subject: `Subject in ${input.language}`,
          text: 'Hello Maja,\n\nhttps://shop.example.test/…',
        };
      }),
      openMail: os.resets.openMail.handler(({ input, errors }) => {
        enter('resets.openMail', input, errors);
        return { opened: true };
      }),
      previewSend: os.resets.previewSend.handler(({ input, errors }) => {
        enter('resets.previewSend', input, errors);
        const { settings, allowed } = scenario.mail;
        if (!allowed) throw errors.FAILURE({ data: { code: 'policy-denied', rule: 'mailServer' } });
        if (settings === null) {
          throw errors.FAILURE({ data: { code: 'misconfigured', cause: 'setting', field: 'mail' } });
        }
        const to = 'maja@example.test';
        return { to, subject: `Subject in ${input.language}`, text: 'By the server', host: settings.host };
      }),
      sendMail: os.resets.sendMail.handler(({ input, errors }) => {
        enter('resets.sendMail', input, errors);
        return { host: scenario.mail.settings?.host ?? '', acceptedAt: at(0) };
      }),
      note: os.resets.note.handler(({ input, errors }) => {
        enter('resets.note', input, errors);
        return {};
      }),
      ledger: os.resets.ledger.handler(async function* ({ errors, signal }) {
        enter('resets.ledger', null, errors);
        yield { entries: scenario.ledger, days: 7 };
        await wait(Number.POSITIVE_INFINITY, signal);
      }),
      prepareSupersede: os.resets.prepareSupersede.handler(({ input, errors }) => {
        enter('resets.prepareSupersede', input, errors);
        return { actionId: actionId(), callerCheckRequired: false, ticketRequired: scenario.ticketRequired };
      }),
      supersede: os.resets.supersede.handler(({ input, errors }) => {
        enter('resets.supersede', input, errors);
        return { at: at(0) };
      }),
      forget: os.resets.forget.handler(({ input, errors }) => {
        enter('resets.forget', input, errors);
        return {};
      }),
    },
    recent: {
      list: os.recent.list.handler(({ errors }) => {
        enter('recent.list', null, errors);
        return scenario.preferences.recentLookups ? scenario.recent : [];
      }),
      clear: os.recent.clear.handler(({ errors }) => {
        enter('recent.clear', null, errors);
        scenario.recent = [];
        return {};
      }),
    },
    settings: {
      get: os.settings.get.handler(({ errors }) => {
        enter('settings.get', null, errors);
        return { preferences: scenario.preferences, rules: scenario.rules, hotKey: scenario.hotKey };
      }),
      set: os.settings.set.handler(({ input, errors }) => {
        enter('settings.set', input, errors);
        scenario.preferences = input.preferences;
        return { hotKey: scenario.hotKey };
      }),
    },
    updates: {
      state: os.updates.state.handler(({ signal }) => scenario.updates.watch(signal ?? new AbortController().signal)),
      check: os.updates.check.handler(({ errors }) => {
        enter('updates.check', null, errors);
        return {};
      }),
      download: os.updates.download.handler(({ input, errors }) => {
        enter('updates.download', input, errors);
        return {};
      }),
      cancel: os.updates.cancel.handler(({ errors }) => {
        enter('updates.cancel', null, errors);
        return {};
      }),
      install: os.updates.install.handler(({ input, errors }) => {
        enter('updates.install', input, errors);
        return {};
      }),
      restart: os.updates.restart.handler(({ errors }) => {
        enter('updates.restart', null, errors);
        return {};
      }),
    },
    training: {
      reset: os.training.reset.handler(({ errors }) => {
        enter('training.reset', null, errors);
        scenario.outbox = [];
        return {};
      }),
      outbox: os.training.outbox.handler(({ errors }) => {
        enter('training.outbox', null, errors);
        return scenario.outbox;
      }),
      faults: os.training.faults.handler(({ input, errors }) => {
        enter('training.faults', input, errors);
        return {};
      }),
    },
  });
}
