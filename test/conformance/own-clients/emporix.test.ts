import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startEmporixEmulator } from '../../../src/sandbox/emporix';
import { serviceClient, storefrontClient, type RawClient } from '../emporix/raw';

/*
 * Emporix publishes no client for programs, and no package of others is on npm. The closest thing to a client of the
 * vendor's own are the requests its documents give as examples: they are sent to the training store as they stand.
 */
const folder = resolve(import.meta.dirname, '../../../../shared/specs/emporix');
const exampleSchema = z.record(z.string(), z.object({ value: z.unknown() }));

/** The bodies a document gives as examples for an operation. */
function examples(file: string, path: string, method: string): [string, unknown][] {
  const document: unknown = parse(readFileSync(resolve(folder, file), 'utf8'));
  const at = ['paths', path, method, 'requestBody', 'content', 'application/json', 'examples'];
  const found = at.reduce<unknown>((node, key) => z.record(z.string(), z.unknown()).parse(node)[key], document);
  return Object.entries(exampleSchema.parse(found)).map(([name, { value }]) => [name, value]);
}

const tenantSide = 'customer-service-tenant-managed.yml';
const shopperSide = 'customer-service-customer-managed.yml';
const calls = [
  { file: tenantSide, path: '/customer/{tenant}/customers', method: 'post', status: 201, as: serviceClient },
  { file: tenantSide, path: '/customer/{tenant}/customers/search', method: 'post', status: 200, as: serviceClient },
  {
    file: tenantSide,
    path: '/customer/{tenant}/customers/{customerNumber}',
    method: 'patch',
    status: 200,
    as: serviceClient,
  },
  { file: shopperSide, path: '/customer/{tenant}/signup', method: 'post', status: 201, as: storefrontClient },
  { file: shopperSide, path: '/customer/{tenant}/password/reset', method: 'post', status: 204, as: storefrontClient },
  {
    file: shopperSide,
    path: '/customer/{tenant}/signup/optin/refresh_token',
    method: 'post',
    status: 202,
    as: storefrontClient,
  },
] as const;

const hasDocuments = existsSync(folder);
if (!hasDocuments) console.info('emporix: no OpenAPI documents beside the checkout, their examples are not tried');
const cases = hasDocuments
  ? calls.flatMap((call) =>
      examples(call.file, call.path, call.method).map(([name, body]) => ({ ...call, name, body })),
    )
  : [];

describe.skipIf(!hasDocuments)('the examples of Emporix’s documents against the training store', () => {
  it.each(cases)('$method $path: $name', async ({ path, method, status, as, body }) => {
    const emulator = await startEmporixEmulator();
    try {
      const client: RawClient = await as(emulator);
      const answer = await client.call(method.toUpperCase(), path.replace('{customerNumber}', '40718851'), body);
      expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([status, '']);
    } finally {
      await emulator.close();
    }
  });
});
