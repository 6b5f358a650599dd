import { fail, isKeydeskError } from '../../../shared/domain/failure';
import { parseWire } from '../http/parse-json';
import { settleWrite } from '../http/settle-write';
import type { Api } from './api';
import { formerChannelsField, scopes } from './facts';
import { formerChannelsSchema, wireMetafieldsSchema } from './wire';

/** Where a parked customer's former channels are kept, so that parking can be undone by anyone with the same app. */
export interface FormerChannels {
  /** @throws KeydeskError `rejected` (`former-channels-unknown`) when nothing fit was kept: `null` is never guessed */
  read(accountId: string, signal: AbortSignal): Promise<readonly number[] | null>;
  /** @throws KeydeskError `unknown-outcome` when it is not certain that the value was kept */
  keep(accountId: string, channelIds: readonly number[] | null, signal: AbortSignal): Promise<void>;
  /** Takes the note away. A note that stays does no harm: the next parking overwrites it. */
  forget(accountId: string, signal: AbortSignal): Promise<void>;
}

interface Kept {
  readonly id: number;
  readonly value: string;
}

export function createFormerChannels(api: Api): FormerChannels {
  const route = '/v3/customers/{id}/metafields';
  const collection = (accountId: string): string => `/v3/customers/${accountId}/metafields`;

  async function find(accountId: string, signal: AbortSignal): Promise<Kept | null> {
    const answer = await api.call({
      method: 'GET',
      path: collection(accountId),
      route,
      query: formerChannelsField,
      kind: 'read',
      signal,
      scope: scopes.readCustomers,
    });
    const { data } = parseWire(wireMetafieldsSchema, answer.json(), answer.status);
    const { namespace, key } = formerChannelsField;
    return data.find((item) => item.namespace === namespace && item.key === key) ?? null;
  }

  async function send(accountId: string, present: Kept | null, value: string, signal: AbortSignal): Promise<void> {
    const common = { kind: 'write', signal, scope: scopes.modifyCustomers } as const;
    const body = { permission_set: 'app_only', ...formerChannelsField, value };
    if (present === null) {
      await api.call({ method: 'POST', path: collection(accountId), route, json: body, ...common });
      return;
    }
    await api.call({
      method: 'PUT',
      path: `${collection(accountId)}/${present.id}`,
      route: `${route}/{id}`,
      json: { id: present.id, ...body },
      ...common,
    });
  }

  return {
    read: async (accountId, signal) => {
      const kept = await find(accountId, signal);
      const parsed = kept === null ? null : parseKept(kept.value);
      if (parsed === null) throw fail({ code: 'rejected', key: 'former-channels-unknown' });
      return parsed.channel_ids;
    },
    keep: async (accountId, channelIds, signal) => {
      const value = JSON.stringify({ channel_ids: channelIds });
      const present = await find(accountId, signal);
      if (present?.value === value) return;
      const isKept = async (): Promise<true | null> => ((await find(accountId, signal))?.value === value ? true : null);
      await settleWrite({
        write: async () => {
          await send(accountId, present, value, signal);
          return true;
        },
        readBack: isKept,
        delaysMs: api.http.limits.readBackDelaysMs,
        maxSends: 1,
        signal,
      });
    },
    forget: async (accountId, signal) => {
      try {
        const kept = await find(accountId, signal);
        if (kept === null) return;
        await api.call({
          method: 'DELETE',
          path: `${collection(accountId)}/${kept.id}`,
          route: `${route}/{id}`,
          kind: 'write',
          signal,
          scope: scopes.modifyCustomers,
        });
      } catch (error) {
        if (!isKeydeskError(error)) throw error;
      }
    },
  };
}

function parseKept(text: string): { readonly channel_ids: readonly number[] | null } | null {
  try {
    const parsed = formerChannelsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
