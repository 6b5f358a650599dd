import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { shippedPartSchema, type ShippedPart } from '../../shared/domain/shipped-part';

/**
 * The packages of others that were bundled into this Keydesk.
 *
 * @param path what the build wrote; without it, as while developing, the list is empty
 */
export async function readShippedParts(path: string): Promise<ShippedPart[]> {
  const text = await readFile(path, 'utf8').catch(() => '[]');
  return z.array(shippedPartSchema).parse(JSON.parse(text));
}
