import { gt, lt, prerelease, valid } from 'semver';
import { z } from 'zod';
import type { UpdateRing } from '../../shared/domain/update-state';
import { UpdateRefusal } from './update-refusal';

/** One package of a version, as the server announces it. */
export interface OfferedFile {
  readonly name: string;
  /** SHA-512, base64. */
  readonly sha512: string;
  readonly sizeBytes: number;
}
export interface UpdateOffer {
  readonly version: string;
  readonly files: readonly OfferedFile[];
}

const maxPackageBytes = 2 ** 30;

const metadataSchema = z.object({
  version: z.string().max(64),
  files: z
    .array(
      z.object({
        // A name and no address: what is downloaded lies beside the file that names it.
        url: z.string().min(1).max(200),
        sha512: z.base64().length(88),
        size: z.int().min(1).max(maxPackageBytes),
      }),
    )
    .min(1)
    .max(40),
});
const plainName = /^[A-Za-z0-9][\w.+-]*$/u;

/**
 * What a server offers, or null when it is the version that runs.
 *
 * @throws UpdateRefusal for what is no announcement, comes from elsewhere, is older, or is not for this ring
 */
export function readOffer(
  metadata: unknown,
  { current, ring }: { readonly current: string; readonly ring: UpdateRing },
): UpdateOffer | null {
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success || valid(parsed.data.version) !== parsed.data.version) throw new UpdateRefusal('bad-metadata');
  const { version, files } = parsed.data;
  if (files.some(({ url }) => !plainName.test(url))) throw new UpdateRefusal('other-host', version);
  // Compared as versions: 0.10.0 is newer than 0.9.0, and 1.0.0 than 1.0.0-beta.2.
  if (lt(version, current)) throw new UpdateRefusal('older', version);
  if (!gt(version, current)) return null;
  if (ring === 'stable' && prerelease(version) !== null) throw new UpdateRefusal('not-stable', version);
  return { version, files: files.map(({ url, sha512, size }) => ({ name: url, sha512, sizeBytes: size })) };
}
