import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { fail } from '../../shared/domain/failure';
import { partOf, writeWholeFile } from '../platform/write-whole-file';
import { readKey, readOrMakeKey } from './kept-key';
import type { SecretSpec, SecretStore } from './secret-store';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** A small file that says nothing without a key from the keychain (SC-24). */
export interface SealedFile {
  /**
   * Null when there is no file.
   *
   * @throws KeydeskError `invalid-input` for a file that was cut, changed or sealed with another key, and whatever the
   * keychain throws
   */
  read(): Promise<string | null>;
  /** Replaces the file as a whole; readable by this user alone. */
  write(text: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * AES-256-GCM under a random key of its own: a fresh 12-byte nonce, the 16-byte tag, the sealed text. The name of the key
 * is authenticated too, so that a file can't stand in for one of another kind.
 */
export function createSealedFile(options: {
  /** Absolute. */
  readonly path: string;
  readonly store: SecretStore;
  readonly key: SecretSpec;
}): SealedFile {
  const { path, store } = options;
  const kind = Buffer.from(options.key.account);

  return {
    async read() {
      const sealed = await readOrNull(path);
      if (sealed === null) return null;
      const key = await readKey(store, options.key);
      const text = key === null ? null : unseal(sealed, key, kind);
      if (text === null) throw fail({ code: 'invalid-input', field: options.key.account, problem: 'not-sealed-here' });
      return text;
    },

    async write(text) {
      await writeWholeFile(path, seal(text, await readOrMakeKey(store, options.key), kind));
    },

    async remove() {
      await rm(partOf(path), { force: true });
      await rm(path, { force: true });
    },
  };
}

function seal(text: string, key: Buffer, kind: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(kind);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(sealed: Buffer, key: Buffer, kind: Buffer): string | null {
  if (sealed.length < ivBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(kind)
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
