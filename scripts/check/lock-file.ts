import { z } from 'zod';

const lockSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

/** A version or range, or an alias of one; never a folder, a repository or an address. */
const plainRange = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?[\^~]?\d[\w.+-]*$/u;

/**
 * What is wrong with package.json and package-lock.json, one sentence each: a package from elsewhere than the registry,
 * without a SHA-512 sum, or with an install script that nobody decided about.
 */
export function lockProblems(manifestJson: unknown, lockJson: unknown): readonly string[] {
  const { dependencies, devDependencies, allowScripts } = manifestSchema.parse(manifestJson);
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  const installed = Object.entries(lockSchema.parse(lockJson).packages).filter(([path]) => path !== '');
  return [
    ...wanted
      .filter(([, range]) => !plainRange.test(range))
      .map(([name]) => `${name} is not a version of the registry`),
    ...installed.flatMap(([path, { version, resolved, integrity, link, hasInstallScript }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [
        ...(link === true ? [`${name} is a link`] : []),
        ...(resolved === undefined ? [] : [`${name} names where it comes from`]),
        ...(version === undefined || !/^\d/u.test(version) ? [`${name} has no version`] : []),
        ...(integrity?.startsWith('sha512-') === true ? [] : [`${name} has no SHA-512 sum`]),
        ...(hasInstallScript === true && allowScripts[name] === undefined
          ? [`${name} has an install script that allowScripts doesn't mention`]
          : []),
      ];
    }),
  ];
}
