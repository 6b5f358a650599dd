import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  keydesk: z.object({
    forRelease: z.boolean(),
    builtAt: z.iso.datetime(),
    /** https address of the folder the update files lie in; null for a package that was built without one. */
    updateFeed: z.url({ protocol: /^https$/u }).nullable(),
    /** Who signs; null for a package that is not signed. */
    publisher: z.string().nullable(),
  }),
});

/** What packaging wrote about a package. */
export type BuildFacts = Readonly<z.infer<typeof manifestSchema>['keydesk']>;

/** What kind of package this is; null for an app that was started from a checkout. */
export function readBuildFacts(appFolder: string): BuildFacts | null {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
  const parsed = manifestSchema.safeParse(manifest);
  return parsed.success ? parsed.data.keydesk : null;
}
