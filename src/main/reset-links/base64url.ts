/**
 * Decodes base64url without padding, or answers null when the text is not the one canonical spelling of its bytes
 * (padding, foreign characters, unused trailing bits that are not zero).
 */
export function decodeBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

export function encodeBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}
