import { parse, stringify } from 'yaml';
import { z } from 'zod';

const updateFileSchema = z.looseObject({
  version: z.string(),
  files: z.array(z.looseObject({ url: z.string(), sha512: z.string(), size: z.number() })).min(1),
});

/**
 * One update file of two that were made for the same version on different machines: it names the packages of both.
 *
 * @throws Error for files of different versions
 */
export function mergeUpdateFiles(one: string, other: string): string {
  const [first, second] = [updateFileSchema.parse(parse(one)), updateFileSchema.parse(parse(other))];
  if (first.version !== second.version) throw new Error('the update files are of different versions');
  const known = first.files.map(({ url }) => url);
  return stringify({ ...first, files: [...first.files, ...second.files.filter(({ url }) => !known.includes(url))] });
}
