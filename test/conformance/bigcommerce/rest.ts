import { expect } from 'vitest';
import type { Emulator } from '../../../src/sandbox/emulator';

/** What somebody else does to the store by its REST API, outside of Keydesk. */
export async function put(emulator: Emulator, path: string, body: unknown): Promise<void> {
  const { config, secrets } = emulator.connection;
  const answer = await fetch(`${emulator.origin}/stores/${String(config['storeHash'])}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-auth-token': secrets['accessToken'] ?? '' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}
