import { z } from 'zod';

/**
 * A setting that names a certificate of the operating system's store, for hosts that ask for one: its SHA-256 fingerprint as
 * certificate viewers show it, with colons or without. Normalised to 64 lower-case hexadecimal digits.
 */
export const clientCertificateSetting = z
  .string()
  .max(120)
  .transform((text) => text.replace(/[:\s]/gu, '').toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/u));
