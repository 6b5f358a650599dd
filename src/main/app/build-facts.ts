import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  keydesk: z.object({ forRelease: z.boolean(), builtAt: z.iso.datetime() }),
});

/** What packaging wrote about a package. */
export type BuildFacts = Readonly<z.infer<typeof manifestSchema>['keydesk']>;

/** What kind of package this is; null for an app that was started from a checkout. */
export function readBuildFacts(appFolder: string): BuildFacts | null {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
  const parsed = manifestSchema.safeParse(manifest);
  return parsed.success ? parsed.data.keydesk : null;
}
