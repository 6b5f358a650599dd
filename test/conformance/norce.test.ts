import { createNorceAdapter, norceConfigSchema } from '../../src/main/vendors/norce';
import { startNorceEmulator } from '../../src/sandbox/norce';
import { describeVendorAdapter } from './vendor-adapter.suite';
import { shortLimits, type Bench } from './vendor-adapter/bench';

async function openBench(): Promise<Bench> {
  const emulator = await startNorceEmulator({});
  const adapterWith: Bench['adapterWith'] = (changes) =>
    createNorceAdapter({
      config: norceConfigSchema.parse(emulator.connection.config),
      secrets: () => Promise.resolve(emulator.connection.secrets),
      fetch,
      clock: emulator.clock,
      limits: shortLimits,
      ...changes,
    });
  return { emulator, adapter: adapterWith({}), adapterWith };
}

describeVendorAdapter('Norce', openBench);
