import { z } from 'zod';
import { decodeBase64Url } from './base64url';
import { parseFlatObject } from './flat-json';

export const tokenType = 'keydesk-reset-v1+jwt';
/** Longest token, in characters. */
export const maxTokenLength = 2_048;
/** Longest claims set, in bytes. */
export const maxClaimsBytes = 1_024;
/** How far the clocks of desk and page may differ, in seconds, at both ends of a token's life. */
export const allowedSkewSeconds = 60;
/** No token lives longer, whatever a page or policy says. */
export const maxLifetimeSeconds = 86_400;
export const authTagBytes = 16;

export const issuerPattern = /^[a-z0-9.-]{3,64}$/u;
export const kidPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;
// C0 and C1 controls.
const control = /[\u0000-\u001f\u007f-\u009f]/u;

/** What `sub` names the account by. */
export const accountKeyKinds = ['id', 'code', 'login', 'email'] as const;
export type AccountKeyKind = (typeof accountKeyKinds)[number];

/** `activate` is the first password of an account that was just made active. */
export const resetPurposes = ['reset', 'activate'] as const;
export type ResetPurpose = (typeof resetPurposes)[number];

const headerSchema = z.strictObject({
  alg: z.literal('dir'),
  enc: z.literal('A256GCM'),
  kid: z.string().regex(kidPattern),
  typ: z.literal(tokenType),
});
export type TokenHeader = Readonly<z.infer<typeof headerSchema>>;

const base64UrlOf = (bytes: number) => z.string().refine((text) => decodeBase64Url(text)?.length === bytes);
const seconds = z.int().nonnegative();

export const claimsSchema = z.strictObject({
  iss: z.string().regex(issuerPattern),
  aud: z.string().regex(/^https?:\/\/[a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?$/u),
  sub: z.string().refine(isSubject),
  idk: z.enum(accountKeyKinds),
  pur: z.enum(resetPurposes),
  iat: seconds,
  exp: seconds,
  jti: base64UrlOf(16),
  asb: z.union([base64UrlOf(32), z.literal('none')]),
});
/** Times are seconds since 1970 UTC. */
export type ResetClaims = Readonly<z.infer<typeof claimsSchema>>;

function isSubject(sub: string): boolean {
  return sub !== '' && Buffer.byteLength(sub) <= 256 && sub.isWellFormed() && !control.test(sub);
}

export function parseHeader(bytes: Uint8Array): TokenHeader | null {
  return headerSchema.safeParse(parseFlatObject(bytes)).data ?? null;
}

export function parseClaims(bytes: Uint8Array): ResetClaims | null {
  if (bytes.length > maxClaimsBytes) return null;
  return claimsSchema.safeParse(parseFlatObject(bytes)).data ?? null;
}
