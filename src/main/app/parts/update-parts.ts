import { createUpdates, type Updates } from '../../updates/updates';
import type { Ports } from '../ports';
import type { RecordParts } from './record-parts';

/** Updates of the program itself, which wait for the writes. */
export function createUpdateParts(ports: Ports, { writes }: RecordParts): Updates {
  return createUpdates({
    machine: ports.updates,
    ring: ports.policy.updateRing,
    version: ports.facts.version,
    clock: ports.clock,
    areWritesRunning: () => writes.areRunning(),
    log: ports.log,
  });
}
