import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isKeydeskError } from '../shared/domain/failure';
import { vendorIdSchema } from '../shared/domain/vendor';
import type { ConnectionDescription, KeyDescription } from './open-connection';

/** Names of environment variables; values are never in the file. */
const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/u, 'must be the name of an environment variable');
const instant = z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1_000));
const publicOrigin = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+(?::[1-9][0-9]{0,4})?$|^http:\/\/127\.0\.0\.1:[1-9][0-9]{0,4}$/u)
  .refine(
    (origin) => URL.canParse(origin) && new URL(origin).origin === origin,
    'must be an origin, as a browser writes it',
  );

const keySchema = z.discriminatedUnion('state', [
  z.strictObject({ env: variable, state: z.enum(['pending', 'active']), notBefore: instant.optional() }),
  z.strictObject({ env: variable, state: z.literal('retiring'), since: instant, notBefore: instant.optional() }),
  z.strictObject({ env: variable, state: z.literal('revoked') }),
]);

const connectionSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/u),
  vendor: vendorIdSchema,
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  secrets: z.record(z.string(), variable),
  keys: z.array(keySchema).default([]),
  takesVendorTokens: z.boolean().default(false),
  signInUrl: z.url({ protocol: /^https$/u }).optional(),
});

/** The file given by `--config`; docs/landing.md explains each member. */
export const landingConfigSchema = z.strictObject({
  origin: publicOrigin,
  listen: z.strictObject({
    host: z.string().default('127.0.0.1'),
    port: z.int().min(0).max(65_535),
  }),
  trustedProxies: z.int().min(0).max(5).default(0),
  shopName: z.string().min(1).max(80).optional(),
  maxLifetimeMinutes: z.int().min(1).max(1_440).default(1_440),
  notBefore: instant.optional(),
  replayStore: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
      z.strictObject({ kind: z.literal('redis'), urlEnv: variable }),
    ])
    .optional(),
  mail: z
    .strictObject({
      host: z.string().min(1),
      port: z.int().min(1).max(65_535).default(587),
      implicitTls: z.boolean().default(false),
      from: z.string().min(3).max(320),
      userEnv: variable.optional(),
      passwordEnv: variable.optional(),
    })
    .optional(),
  limits: z
    .strictObject({
      postsPerAddressAndMinute: z.int().min(1).optional(),
      tokensPerKeyAndMinute: z.int().min(1).optional(),
    })
    .default({}),
  connections: z.array(connectionSchema).min(1),
});
export type LandingConfig = z.infer<typeof landingConfigSchema>;

/** Reads the value of a variable, or of the file that `<name>_FILE` names. */
export type Environment = (name: string) => string;

/** @throws Error with the name of a variable that is not set */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  return (name) => {
    const path = variables[`${name}_FILE`];
    const value = path === undefined ? variables[name] : readFileSync(path, 'utf8').trimEnd();
    if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
    return value;
  };
}

/** @throws Error that names the members at fault, never a value */
export function parseLandingConfig(text: string): LandingConfig {
  const parsed = landingConfigSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(configProblem(parsed.error));
}

/** What is wrong, member by member and never with a value. */
export function configProblem(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('; ');
  }
  if (isKeydeskError(error) && error.failure.code === 'misconfigured')
    return `${error.failure.field ?? 'a setting'} is wrong`;
  return error instanceof Error ? error.message : 'failed';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the file is not JSON');
  }
}

/** Fills a connection of the file with its secrets and keys. */
export function describeConnection(
  connection: LandingConfig['connections'][number],
  environment: Environment,
): ConnectionDescription {
  const { id, vendor, config, takesVendorTokens, signInUrl = null } = connection;
  const secrets = Object.fromEntries(
    Object.entries(connection.secrets).map(([field, name]) => [field, environment(name)]),
  );
  const keys = connection.keys.map((key): KeyDescription => {
    const text = environment(key.env);
    switch (key.state) {
      case 'pending':
      case 'active':
        return { text, state: { state: key.state }, notBefore: key.notBefore ?? null };
      case 'retiring':
        return { text, state: { state: 'retiring', since: key.since }, notBefore: key.notBefore ?? null };
      case 'revoked':
        return { text, state: { state: 'revoked' }, notBefore: null };
    }
  });
  return { id, vendor, config, secrets, keys, takesVendorTokens, signInUrl };
}
