import { z } from 'zod';
import { connectionColourSchema, connectionNameSchema } from '../../shared/domain/connection';
import { fail, type KeydeskError } from '../../shared/domain/failure';
import { vendorIdSchema } from '../../shared/domain/vendor';
import { hasDoubledKeys } from '../../shared/lib/doubled-keys';
import type { ConfigValue } from './origins';

const format = 'keydesk-connections';
const version = 1;
export const maxFileBytes = 1024 * 1024;

/** What a file says of one connection: the open half, without secrets, ids and order. */
const fileConnectionSchema = z.strictObject({
  name: connectionNameSchema,
  vendor: vendorIdSchema,
  colour: connectionColourSchema,
  config: z.record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean()])),
});
export type FileConnection = Readonly<z.infer<typeof fileConnectionSchema>>;

const fileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  connections: z.array(fileConnectionSchema).max(200),
});

/** The text of a file with these connections. */
export function writeConnectionsFile(
  connections: readonly (Omit<FileConnection, 'config'> & { readonly config: Readonly<Record<string, ConfigValue>> })[],
): string {
  return `${JSON.stringify({ format, version, connections }, null, 2)}\n`;
}

/**
 * What a file holds. It may come from anywhere, so that everything about it is checked but the settings themselves.
 *
 * @throws KeydeskError `invalid-input` with what is wrong with the file, never with what stands in it
 */
export function readConnectionsFile(bytes: Uint8Array): readonly FileConnection[] {
  if (bytes.byteLength > maxFileBytes) throw bad('too-large');
  const value = parse(bytes);
  const head = z.object({ format: z.unknown(), version: z.unknown() }).safeParse(value);
  if (!head.success || head.data.format !== format) throw bad('not-connections');
  if (typeof head.data.version === 'number' && head.data.version > version) throw bad('newer-version');
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) throw bad('malformed');
  return parsed.data.connections;
}

function parse(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('not-json');
  }
  if (hasDoubledKeys(text, value)) throw bad('malformed');
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw bad('not-utf8');
  }
}

function bad(problem: string): KeydeskError {
  return fail({ code: 'invalid-input', field: 'file', problem });
}
