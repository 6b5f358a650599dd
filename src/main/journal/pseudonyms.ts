import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import type { JournalSubject } from './journal';

const ivLength = 12;
const tagLength = 16;
const pseudonymLength = 16;

/** Random bytes for many records at once: to ask for them takes as long as to encrypt with them. No byte is used twice. */
const random = Buffer.alloc(ivLength * 128);
let randomUsed = random.length;

function freshIv(): Buffer {
  if (randomUsed === random.length) {
    randomFillSync(random);
    randomUsed = 0;
  }
  randomUsed += ivLength;
  return random.subarray(randomUsed - ivLength, randomUsed);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', keysOf(key).own).update(text, 'utf8').digest();
}

/** A key as the crypto library wants it, and the one for account ids that follows from it: made once, used for every record. */
interface ReadyKeys {
  readonly own: KeyObject;
  readonly account: KeyObject;
}
const ready = new WeakMap<Buffer, ReadyKeys>();

function keysOf(key: Buffer): ReadyKeys {
  const known = ready.get(key);
  if (known !== undefined) return known;
  const account = createHmac('sha256', key).update('keydesk-acct-v1', 'utf8').digest();
  const keys: ReadyKeys = { own: createSecretKey(key), account: createSecretKey(account) };
  ready.set(key, keys);
  return keys;
}

/** Stands for one account in the records of one month: finds them all, names nobody without the month's key. */
export function subjectPseudonym(monthKey: Buffer, { vendor, ref }: JournalSubject): string {
  const text = `keydesk-subj-v1\n${vendor}\n${ref.connectionId}\n${ref.accountId}`;
  return hmac(monthKey, text).subarray(0, pseudonymLength).toString('base64url');
}

/** The account id, readable with the month's key only, and only in the record it was written for. */
export function sealAccountId(monthKey: Buffer, recordId: string, accountId: string): string {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', keysOf(monthKey).account, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(recordId, 'utf8'));
  return Buffer.concat([iv, cipher.update(accountId, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** The account id again; null under another key, in another record, or when a bit was changed. */
export function openAccountId(monthKey: Buffer, recordId: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', keysOf(monthKey).account, bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(recordId, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}

/** Recognises a token whose `jti` is at hand; says nothing about one that is not. */
export function linkFingerprint(key: Buffer, jti: string): string {
  return hmac(key, `keydesk-fp-v1\n${jti}`).subarray(0, pseudonymLength).toString('base64url');
}

/** Shows that a finished file was closed by whoever holds the seal key. */
export function sealMac(sealKey: Buffer, lastHash: string): string {
  return hmac(sealKey, lastHash).toString('base64url');
}
