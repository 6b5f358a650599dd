import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract';
import type { ConnectionService } from '../../connections/connection-service';

export type ConnectionUseCases = ConnectionService;

export function connectionProcedures(connections: ConnectionUseCases) {
  const os = implement(contract.connections);
  return {
    list: os.list.handler(() => connections.list()),
    get: os.get.handler(({ input }) => connections.get(input.id)),
    fields: os.fields.handler(({ input }) => connections.fields(input.vendor)),
    save: os.save.handler(({ input }) => connections.save(input)),
    remove: os.remove.handler(async ({ input }) => {
      await connections.remove(input.id);
      return {};
    }),
    probe: os.probe.handler(({ input, signal }) => connections.probe(input.id, signal ?? new AbortController().signal)),
  };
}
