import { randomUUID } from 'node:crypto';
import type { Ids } from './ids';

export function createCryptoIds(): Ids {
  return { uuid: () => randomUUID() };
}
