import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { VendorId } from '../../../shared/domain/vendor';
import type { ConnectionFiles } from '../../connections/connection-files';
import type { ConnectionService } from '../../connections/connection-service';
import type { ConnectionTests } from '../../connections/connection-tests';

export type ConnectionUseCases = Omit<ConnectionService, 'fromDraft'> &
  ConnectionTests &
  ConnectionFiles & {
    /** Opens the page about setting up a store of this vendor. */
    openHelp(vendor: VendorId): Promise<void>;
  };

export function connectionProcedures(connections: ConnectionUseCases) {
  const os = implement(contract.connections);
  return {
    list: os.list.handler(() => connections.list()),
    overview: os.overview.handler(() => connections.overview()),
    get: os.get.handler(({ input }) => connections.get(input.id)),
    fields: os.fields.handler(({ input }) => connections.fields(input.vendor)),
    openHelp: os.openHelp.handler(async ({ input }) => {
      await connections.openHelp(input.vendor);
      return {};
    }),
    save: os.save.handler(({ input }) => connections.save(input)),
    remove: os.remove.handler(async ({ input }) => {
      await connections.remove(input.id);
      return {};
    }),
    restoreTraining: os.restoreTraining.handler(({ input }) => {
      connections.restoreTraining(input.vendors);
      return {};
    }),
    reorder: os.reorder.handler(({ input }) => {
      connections.reorder(input.ids);
      return {};
    }),
    test: os.test.handler(({ input, signal }) => connections.test(input.id, signal ?? new AbortController().signal)),
    testDraft: os.testDraft.handler(({ input, signal }) =>
      connections.testDraft(input, signal ?? new AbortController().signal),
    ),
    exportFile: os.exportFile.handler(({ input }) => connections.exportFile(input.ids)),
    readFile: os.readFile.handler(() => connections.readFile()),
    importFile: os.importFile.handler(({ input }) => connections.importFile(input.importId, input.entries)),
  };
}
