import type { LandingConnection } from '../../../src/landing/landing-connection';
import type { LandingEvent } from '../../../src/landing/landing-log';
import type { LandingOptions } from '../../../src/landing/create-landing';
import { createMemoryReplayStore } from '../../../src/landing/replay/memory-replay-store';
import { startLanding, type RunningLanding } from '../../../src/landing/start-landing';
import { parseResetKey } from '../../../src/main/reset-links/keys';
import { createFixedClock } from '../../fakes/fixed-clock';
import { memoryVendor, type MemoryVendor } from '../../fakes/landing-adapter';
import { shopperAccount } from '../../fakes/shopper-account';
import { vectors } from '../main/reset-links/test-vectors';

export const goodPassword = 'tre blåa segel';

export interface LandingBench {
  readonly landing: RunningLanding;
  /** Where it really listens; `origin` is what it is configured to be. */
  readonly base: string;
  readonly origin: string;
  readonly vendor: MemoryVendor;
  readonly clock: ReturnType<typeof createFixedClock>;
  readonly events: LandingEvent[];
  post(body: unknown, headers?: Record<string, string>, path?: string): Promise<{ status: number; body: unknown }>;
  submit(kdt: string, password?: string): Promise<{ status: number; body: unknown }>;
}

export interface BenchOptions extends Partial<Omit<LandingOptions, 'connections'>> {
  readonly vendor?: MemoryVendor;
  readonly connection?: Partial<LandingConnection>;
}

/** A landing page on loopback, at the time and with the keys of the published vectors, before a vendor in memory. */
export async function openLanding(options: BenchOptions = {}): Promise<LandingBench> {
  const { vendor = memoryVendor([shopperAccount()]), connection, ...rest } = options;
  const clock = createFixedClock(vectors.now * 1_000);
  const events: LandingEvent[] = [];
  const origin = vectors.audience;
  const connections: LandingConnection[] = [
    {
      id: 'nordic',
      vendor: 'norce',
      adapter: vendor,
      keys: vectors.keys.map(({ text }) => ({ key: parseResetKey(text), state: { state: 'active' }, notBefore: null })),
      takesVendorTokens: false,
      signInUrl: 'https://shop.example/login',
      ...connection,
    },
  ];
  let base = '';
  const landing = await startLanding(
    {
      connections: () => connections,
      replayStore: createMemoryReplayStore(clock),
      clock,
      log: (event) => events.push(event),
      limits: { refusalMs: 0, postsPerAddressAndMinute: 100_000, tokensPerKeyAndMinute: 100_000 },
      ...rest,
      origin: (listening) => {
        base = listening;
        return origin;
      },
    },
    { hostname: '127.0.0.1', port: 0 },
  );

  async function post(body: unknown, headers: Record<string, string> = {}, path = '/reset') {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  return {
    landing,
    base,
    origin,
    vendor,
    clock,
    events,
    post,
    submit: (kdt, password = goodPassword) => post({ kdt, password, repeat: password }),
  };
}
