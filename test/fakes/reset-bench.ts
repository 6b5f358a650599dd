import { createActionIds } from '../../src/main/accounts/action-ids';
import { createRecordedWrites } from '../../src/main/accounts/recorded-writes';
import type { KnownConnection } from '../../src/main/connections/known-connection';
import { defaultPolicy, type Policy } from '../../src/main/policy/policy';
import { createDoneResets } from '../../src/main/hand-over/done-resets';
import { createHeldLinks } from '../../src/main/reset-links/held-links';
import { formatResetKey, makeResetKey } from '../../src/main/reset-links/keys';
import { createKnownResets } from '../../src/main/reset-links/known-resets';
import { createRepeatedRequests } from '../../src/main/reset-links/repeated-requests';
import { createResetLimits } from '../../src/main/reset-links/reset-limits';
import { createResetLedger } from '../../src/main/reset-links/reset-ledger';
import { createResetService, type ResetRequest } from '../../src/main/reset-links/reset-service';
import type { VendorAdapter } from '../../src/main/vendors/port';
import type { ShopperAccount } from '../../src/shared/domain/account';
import type { WriteNote } from '../../src/shared/domain/action';
import type { ResetKind, VendorCapabilities } from '../../src/shared/domain/capability';
import type { LinkLifetimeMinutes } from '../../src/shared/domain/reset';
import { countingIds } from './counting-ids';
import { fakeAdapter, fakeCapabilities } from './fake-adapter';
import { fakeConnections } from './fake-connections';
import { createApprovals } from '../../src/main/second-person/approvals';
import { createEmailChanges } from '../../src/main/accounts/email-changes';
import { createMemorySecretStore } from './memory-secret-store';
import { createFixedClock } from './fixed-clock';
import { createMemoryJournal } from './memory-journal';
import { shopperAccount } from './shopper-account';

export const ref = { connectionId: 'norce', accountId: '7' };
export const note: WriteNote = { reason: 'forgot-password', ticket: null, callerCheck: 'order-number' };
export const never = new AbortController().signal;
export const key = makeResetKey('acme.keydesk', 'desk-1');

interface Setting {
  readonly account?: Partial<ShopperAccount>;
  readonly adapter?: Partial<VendorAdapter>;
  readonly capabilities?: Partial<VendorCapabilities>;
  readonly policy?: Partial<Policy>;
  readonly canMail?: boolean;
  readonly connection?: Partial<KnownConnection>;
}

/** The reset service over a vendor in memory, with everything that belongs to it. */
export function openResetBench(setting: Setting = {}) {
  const accounts = [shopperAccount({ ref, ...setting.account })];
  const asked: string[] = [];
  const capabilities = fakeCapabilities(setting.capabilities);
  const plain = fakeAdapter('norce', accounts, { capabilities, ...setting.adapter });
  const adapter: VendorAdapter = {
    ...plain,
    requestReset: (account, options, signal) => {
      asked.push(options.kind);
      return plain.requestReset(account, options, signal);
    },
  };
  const secrets = () => Promise.resolve({ resetKey: formatResetKey(key) });
  const connections = fakeConnections([['norce', adapter, { secrets, ...setting.connection }]]);
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  const policy = { ...defaultPolicy, ...setting.policy };
  const ids = countingIds();
  const copied: string[] = [];
  const approvals = createApprovals({ rule: policy.secondPerson, agent: 'os:anna', clock, journal });
  const links = createHeldLinks({
    clock,
    journal,
    linkVisible: policy.linkVisible,
    approvals,
    clipboard: {
      hold: (text) => {
        copied.push(text);
        return Promise.resolve(clock.now() + 60_000);
      },
    },
  });
  const done = createDoneResets();
  const known = createKnownResets({ clock, agent: 'os:anna', journalKind: () => Promise.resolve('keychain') });
  const watched = known.watch(journal);
  const ledger = createResetLedger({
    known,
    connections,
    adapters: { capabilities: () => adapter.capabilities },
    clock,
  });
  const clockWatch = { trustedNow: () => clock.now() };
  const service = createResetService({
    adapters: connections,
    policy,
    actionIds: createActionIds({ ids, clock }),
    writes: createRecordedWrites({ journal: watched, agent: 'os:anna' }),
    limits: createResetLimits(clock, policy.limits, () => []),
    repeats: createRepeatedRequests(clock),
    links,
    done,
    known,
    emailChanges: createEmailChanges({
      ...{ clock, secretStore: createMemorySecretStore(), warningDays: policy.emailChangeWarningDays },
      file: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    }),
    approvals,
    ledger,
    canMail: () => setting.canMail ?? false,
    journal,
    clock,
    clockWatch,
    ids,
  });
  async function issue(kind: ResetKind = 'link', given: Partial<ResetRequest> = {}) {
    const { actionId } = await service.preview(ref, kind, never);
    return await service.issue({ actionId, ref, kind, lifetimeMinutes: null, note, ...given });
  }
  async function issueLink(lifetimeMinutes: LinkLifetimeMinutes | null = null) {
    const result = await issue('link', { lifetimeMinutes });
    if (result.kind !== 'link') throw new Error('not a link');
    return { ...result, link: links.reveal(result.resetId).link };
  }
  const acts = (): unknown[] =>
    journal.records.map((record) => {
      if (record.kind === 'intent') return record.intent.act;
      if (record.kind === 'outcome') return [record.outcome.out, record.outcome.code];
      return record.event.act;
    });
  return {
    service,
    issue,
    issueLink,
    links,
    approvals,
    done,
    journal,
    accounts,
    asked,
    acts,
    clock,
    clockWatch,
    copied,
  };
}
