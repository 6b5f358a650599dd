import { fail, isKeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from '../http';
import { originOf } from '../http/origin';
import { parseWire } from '../http/parse-json';
import type { ProbeReport, ProbeWarning } from '../port';
import type { VendorCapabilities } from '../../../shared/domain/capability';
import type { Api } from './api';
import type { CodeIndex } from './code-index';
import { parkingChannelOf, type BigCommerceConfig } from './config';
import { inferred, scopes } from './facts';
import { measureClockOffsetMs } from './vendor-clock';
import { wireCustomersSchema, wireSiteSchema, wireStoreSchema } from './wire';

export interface ProbeContext {
  readonly api: Api;
  readonly config: BigCommerceConfig;
  readonly codeIndex: CodeIndex;
  readonly capabilities: VendorCapabilities;
  readonly clock: Clock;
}

type Seen<T> = { readonly allowed: true; readonly value: T } | { readonly allowed: false };
type Store = ReturnType<(typeof wireStoreSchema)['parse']>;

/**
 * Reads the store, its clock and one customer, and holds the settings against them. Scopes for writing can't be proved
 * without a write, so only those for reading are reported.
 */
export async function probe(context: ProbeContext, signal: AbortSignal): Promise<ProbeReport> {
  const { api, config, codeIndex, capabilities, clock } = context;
  const [store, offset, customers] = await Promise.all([
    whenAllowed(readStore(api, signal)),
    whenAllowed(measureClockOffsetMs(api, clock, signal)),
    whenAllowed(readOneCustomer(api, signal)),
  ]);
  if (!store.allowed && !offset.allowed && !customers.allowed && inferred.wrongHashIsForbidden) throw wrongHash();
  if (store.allowed && store.value.id !== config.storeHash) throw wrongHash();
  if (config.codeAttribute !== undefined && customers.allowed && (await codeIndex.attributeId(signal)) === null) {
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'codeAttribute' });
  }
  const informationMissing = !store.allowed || !offset.allowed;
  return {
    reachable: true,
    scopes: [],
    missingScopes: [
      ...(customers.allowed ? [] : [scopes.readCustomers]),
      ...(informationMissing ? [scopes.readInformation] : []),
    ],
    clockOffsetMs: offset.allowed ? offset.value : api.http.clockOffsetMs(),
    storeName: store.allowed ? (store.value.name ?? null) : null,
    capabilities,
    warnings: [
      ...(store.allowed ? statusWarnings(store.value) : []),
      ...(await storefrontWarnings(context, store, signal)),
      ...(await parkingWarnings(api, config, signal)),
    ],
  };
}

async function readStore(api: Api, signal: AbortSignal): Promise<Store> {
  const answer = await read(api, '/v2/store', scopes.readInformation, signal);
  return parseWire(wireStoreSchema, answer.json(), answer.status);
}

async function readOneCustomer(api: Api, signal: AbortSignal): Promise<true> {
  const answer = await read(api, '/v3/customers', scopes.readCustomers, signal, { limit: '1' });
  parseWire(wireCustomersSchema, answer.json(), answer.status);
  return true;
}

function statusWarnings({ status }: Store): readonly ProbeWarning[] {
  if (status === 'live' || status === undefined || status === null) return [];
  return [{ key: 'store-not-live', detail: /^[a-z_-]{1,30}$/u.test(status) ? status : null }];
}

/** Whether the storefront address is the one the vendor knows for the channel; custom storefronts may truly differ. */
async function storefrontWarnings(
  { api, config }: ProbeContext,
  store: Seen<Store>,
  signal: AbortSignal,
): Promise<readonly ProbeWarning[]> {
  const unverified = [{ key: 'storefront-unverified', detail: null }];
  if (!store.allowed) return unverified;
  const { default_channel_id: defaultChannelId, secure_url: secureUrl } = store.value;
  const urls =
    config.channelId === (defaultChannelId ?? 1) ? [secureUrl ?? ''] : await siteUrls(api, config.channelId, signal);
  if (urls === null) return unverified;
  if (urls.some((url) => originOf(originText(url)) === config.storefrontUrl)) return [];
  return [{ key: 'storefront-differs', detail: null }];
}

/** @throws KeydeskError `misconfigured` (`site`) when the channel has no site */
async function siteUrls(api: Api, channelId: number, signal: AbortSignal): Promise<readonly string[] | null> {
  const site = await whenAllowed(
    read(api, `/v3/channels/${channelId}/site`, scopes.readSites, signal, {}, '/v3/channels/{id}/site'),
  ).catch((error: unknown) => {
    if (isKeydeskError(error) && error.failure.code === 'not-found') {
      throw fail({ code: 'misconfigured', cause: 'site', field: 'channelId' });
    }
    throw error;
  });
  if (!site.allowed) return null;
  const { data } = parseWire(wireSiteSchema, site.value.json(), site.value.status);
  return [data.url, ...(data.urls ?? []).map(({ url }) => url)];
}

/** @throws KeydeskError `misconfigured` when the parking channel does not exist */
async function parkingWarnings(
  api: Api,
  config: BigCommerceConfig,
  signal: AbortSignal,
): Promise<readonly ProbeWarning[]> {
  const channelId = parkingChannelOf(config);
  if (channelId === null) return [];
  const channel = await whenAllowed(
    read(api, `/v3/channels/${channelId}`, scopes.readChannels, signal, {}, '/v3/channels/{id}'),
  ).catch((error: unknown) => {
    if (isKeydeskError(error) && error.failure.code === 'not-found') {
      throw fail({ code: 'misconfigured', cause: 'setting', field: 'parkingChannelId' });
    }
    throw error;
  });
  return channel.allowed ? [] : [{ key: 'parking-channel-unverified', detail: null }];
}

async function read(
  api: Api,
  path: string,
  scope: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
  route = path,
): Promise<HttpAnswer> {
  return api.call({ method: 'GET', path, route, query, kind: 'read', signal, scope });
}

async function whenAllowed<T>(work: Promise<T>): Promise<Seen<T>> {
  try {
    return { allowed: true, value: await work };
  } catch (error) {
    if (isKeydeskError(error) && error.failure.code === 'forbidden') return { allowed: false };
    throw error;
  }
}

function originText(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function wrongHash() {
  return fail({ code: 'misconfigured', cause: 'store-hash', field: 'storeHash' });
}
