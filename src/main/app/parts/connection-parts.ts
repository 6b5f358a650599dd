import { createClientCertificates, type ClientCertificates } from '../../connections/client-certificates';
import { createAdapters, type Adapters } from '../../connections/adapters';
import { createConnectionFiles, type ConnectionFiles } from '../../connections/connection-files';
import { createConnectionService, type ConnectionService } from '../../connections/connection-service';
import { createConnectionTests, type ConnectionTests } from '../../connections/connection-tests';
import { createDraftCheck } from '../../connections/draft-check';
import { createHostConfirmations } from '../../connections/host-confirmations';
import { createHostSeals } from '../../connections/host-seals';
import { createKnownConnections, type KnownConnections } from '../../connections/known-connections';
import { createSecretLists, createSecretUses, type SecretLists } from '../../connections/secret-list';
import { createTrainingStores, type TrainingStoresService } from '../../connections/training-stores';
import type { TextFiles } from '../../platform/text-files';
import { keychainBackend } from '../../secrets/keychain-backend';
import { createSessionSecrets } from '../../secrets/session-secrets';
import { vendorDefinitions } from '../../vendors/registry';
import type { Ports } from '../ports';
import type { RecordParts } from './record-parts';

/** The stores this desk knows, their secrets, and the adapters that speak to them. */
export interface ConnectionParts {
  readonly training: TrainingStoresService;
  readonly known: KnownConnections;
  readonly adapters: Adapters;
  readonly connections: ConnectionService;
  readonly connectionTests: ConnectionTests;
  readonly connectionFiles: ConnectionFiles;
  readonly secrets: SecretLists;
  readonly clientCertificates: ClientCertificates;
}

export function createConnectionParts(ports: Ports, recordParts: RecordParts, textFiles: TextFiles): ConnectionParts {
  const { clock, ids, policy, settings, secretStore } = ports;
  const { journal, records, reports, writes } = recordParts;

  const training = createTrainingStores({ open: () => ports.openTraining(), onProblem: reports.trainingProblem });
  const seals = createHostSeals(secretStore);
  const sessionSecrets = createSessionSecrets();
  const secretUses = createSecretUses(clock);
  const known = createKnownConnections({
    settings,
    secretStore,
    seals,
    training,
    vendors: vendorDefinitions,
    policy,
    sessionSecrets,
    onSecretsRead: (id) => secretUses.note(id),
    keychainProblem: () => records.keychainProblem(),
  });
  const adapters = createAdapters({
    connections: known,
    vendors: vendorDefinitions,
    fetch: ports.fetch,
    fetchOnce: ports.fetchOnce,
    clock,
    onCall: reports.vendorCall,
    mayWrite: writes.mayWrite,
    ...(ports.httpLimits === undefined ? {} : { limits: ports.httpLimits }),
  });
  const connections = createConnectionService({
    known,
    adapters,
    vendors: vendorDefinitions,
    settings,
    secretStore,
    sessionSecrets,
    seals,
    journal,
    ids,
    clock,
    policy,
    confirmations: createHostConfirmations(ports.confirmHosts, clock),
    check: createDraftCheck({ settings, seals, vendors: vendorDefinitions, policy }),
    keychainProblem: () => records.keychainProblem(),
    onTrainingWanted: () => training.start(),
  });
  const connectionTests = createConnectionTests({
    known,
    adapters,
    fromDraft: (draft) => connections.fromDraft(draft),
  });
  const secrets = createSecretLists({
    settings,
    secretStore,
    sessionSecrets,
    known,
    adapters,
    vendors: vendorDefinitions,
    uses: secretUses,
    backend: keychainBackend(process.platform),
    journal,
    save: (draft) => connections.save(draft),
  });
  const connectionFiles = createConnectionFiles({
    files: textFiles,
    known,
    settings,
    vendors: vendorDefinitions,
    policy,
    journal,
    ids,
    clock,
    confirmHosts: ports.confirmHosts,
  });

  const clientCertificates = createClientCertificates({ settings, policy, vendors: vendorDefinitions, seals });

  return {
    ...{ training, known, adapters, connections, connectionTests, connectionFiles, secrets },
    clientCertificates,
  };
}
