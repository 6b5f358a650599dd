import { fail, isKeydeskError } from '../../shared/domain/failure';
import type { JournalFilter, JournalPage } from '../../shared/domain/journal-entry';
import type { KnownConnections } from '../connections/known-connections';
import type { Journal } from '../journal/journal';
import type { PageFilter } from './page-filter';
import { readPage } from './page-reader';

/** The journal for people to read. */
export interface JournalView {
  /** @throws KeydeskError `not-found` for an account of no connection, `journal-unavailable` when the files can't be read */
  page(filter: JournalFilter, cursor: string | null): Promise<JournalPage>;
}

export function createJournalView({
  journal,
  connections,
}: {
  readonly journal: Pick<Journal, 'trail'>;
  readonly connections: Pick<KnownConnections, 'byId'>;
}): JournalView {
  return {
    async page(filter, cursor) {
      const wanted = await withSubject(filter, connections);
      const trail = await journal.trail();
      return await readPage(trail, wanted, cursor).catch((error: unknown) => {
        // The disk, or a file that was taken away while it was read; a keychain has failures of its own.
        throw isKeydeskError(error) ? error : fail({ code: 'journal-unavailable' }, { cause: error });
      });
    },
  };
}

/** The filter with the account as the journal knows accounts: by vendor, connection and the vendor's own key. */
export async function withSubject(
  { account, ...filter }: JournalFilter,
  connections: Pick<KnownConnections, 'byId'>,
): Promise<PageFilter> {
  if (account === undefined) return filter;
  const connection = await connections.byId(account.connectionId);
  if (connection === null) throw fail({ code: 'not-found' });
  return { ...filter, subject: { vendor: connection.vendor, ref: account } };
}
