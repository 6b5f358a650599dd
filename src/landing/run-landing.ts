import { Redis } from 'ioredis';
import type { Clock } from '../shared/lib/clock';
import { configProblem, describeConnection, type Environment, type LandingConfig } from './config';
import { checkConnections } from './landing-connection';
import { levelOf, type LandingLog } from './landing-log';
import { openConnection } from './open-connection';
import { openFileReplayStore } from './replay/file-replay-store';
import { createRedisReplayStore } from './replay/redis-replay-store';
import type { ReplayStore } from './replay/replay-store';
import { createSmtpNotifier } from './smtp-notifier';
import { startLanding, type RunningLanding } from './start-landing';

export interface RunOptions {
  readonly config: LandingConfig;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Takes one line of the log. */
  readonly write: (line: string) => void;
}

interface OpenReplayStore {
  readonly store: ReplayStore;
  close(): Promise<void>;
}

/**
 * Opens everything a configuration names and listens.
 *
 * @throws Error that says what is wrong with the configuration, before anything listens
 */
export async function runLanding(options: RunOptions): Promise<RunningLanding> {
  const { config, environment, clock, fetch } = options;
  const connections = config.connections.map((connection) => {
    try {
      return openConnection(describeConnection(connection, environment), { fetch, clock });
    } catch (error) {
      throw new Error(`connection ${connection.id}: ${configProblem(error)}`, { cause: error });
    }
  });
  checkConnections(connections, config.replayStore !== undefined);
  const replay = await openReplayStore(config, environment, clock);
  const notifier = openNotifier(config, environment);
  try {
    const landing = await startLanding(
      {
        origin: config.origin,
        connections: () => connections,
        replayStore: replay?.store ?? null,
        clock,
        log: jsonLog(clock, options.write),
        maxLifetimeSeconds: config.maxLifetimeMinutes * 60,
        trustedProxies: config.trustedProxies,
        limits: withoutUndefined(config.limits),
        ...(config.shopName === undefined ? {} : { shopName: config.shopName }),
        ...(config.notBefore === undefined ? {} : { notBefore: config.notBefore }),
        ...(notifier === null ? {} : { notifier }),
      },
      { hostname: config.listen.host, port: config.listen.port },
    );
    return {
      origin: landing.origin,
      close: async () => {
        await landing.close();
        notifier?.close();
        await replay?.close();
      },
    };
  } catch (error) {
    notifier?.close();
    await replay?.close();
    throw error;
  }
}

async function openReplayStore(
  { replayStore }: LandingConfig,
  environment: Environment,
  clock: Clock,
): Promise<OpenReplayStore | null> {
  if (replayStore === undefined) return null;
  if (replayStore.kind === 'file') {
    const store = await openFileReplayStore(replayStore.path, clock);
    return { store, close: () => store.close() };
  }
  // A shopper waits: without Redis the answer is "try later" within seconds, and nothing is queued up for its return.
  const redis = new Redis(environment(replayStore.urlEnv), {
    maxRetriesPerRequest: 1,
    commandTimeout: 3_000,
    connectTimeout: 3_000,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  // Each command that fails is reported by whoever sent it.
  redis.on('error', () => undefined);
  // A Redis that is away now is tried again and again; the page serves and says so meanwhile.
  await redis.connect().catch(() => undefined);
  return {
    store: createRedisReplayStore(redis, clock),
    close: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}

function openNotifier({ mail, shopName, origin }: LandingConfig, environment: Environment) {
  if (mail === undefined) return null;
  const { host, port, implicitTls, from, userEnv, passwordEnv } = mail;
  const credentials =
    userEnv === undefined || passwordEnv === undefined
      ? null
      : { user: environment(userEnv), password: environment(passwordEnv) };
  return createSmtpNotifier({
    host,
    port,
    implicitTls,
    credentials,
    from,
    shopName: shopName ?? new URL(origin).hostname,
  });
}

/** One line of JSON per event, with the time and the level in front. */
function jsonLog(clock: Clock, write: (line: string) => void): LandingLog {
  return (event) => write(JSON.stringify({ at: new Date(clock.now()).toISOString(), level: levelOf(event), ...event }));
}

function withoutUndefined(limits: LandingConfig['limits']) {
  const { postsPerAddressAndMinute, tokensPerKeyAndMinute } = limits;
  return {
    ...(postsPerAddressAndMinute === undefined ? {} : { postsPerAddressAndMinute }),
    ...(tokensPerKeyAndMinute === undefined ? {} : { tokensPerKeyAndMinute }),
  };
}
