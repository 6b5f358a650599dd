import type { ServerOptions } from 'node:https';
import type { VendorId } from '../../../src/shared/domain/vendor';
import type { Bench } from '../../conformance/vendor-adapter/bench';
import { openBench } from '../../conformance/vendor-adapter/open-bench';
import { startTlsFront, type TlsFront } from './tls-front';
import type { TransportConnection } from './transport';

export interface VendorBehind {
  readonly emulator: Bench['emulator'];
  /** Ada's id at the vendor. */
  readonly id: string;
  readonly front: TlsFront;
  readonly host: string;
  readonly connection: TransportConnection;
  close(): Promise<void>;
}

/** The name all vendors of these tests have; Chromium is told that it is on loopback. */
export const vendorName = 'api.vendor.test';
export const resolverSwitch = '--host-resolver-rules=MAP *.vendor.test 127.0.0.1';

/** A vendor that is reached by https and a name, as in life. */
export async function openVendorBehind(vendor: VendorId, certificate: ServerOptions): Promise<VendorBehind> {
  const { emulator } = await openBench(vendor);
  const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
  const front = await startTlsFront(emulator.origin, certificate);
  const { config, secrets } = emulator.connection;
  const host = `${vendorName}:${String(front.port)}`;
  const routed = JSON.parse(JSON.stringify(config).replaceAll(emulator.origin, `https://${host}`)) as typeof config;
  return {
    emulator,
    id,
    front,
    host,
    connection: { vendor, config: routed, secrets },
    close: async () => {
      await front.close();
      await emulator.close();
    },
  };
}
