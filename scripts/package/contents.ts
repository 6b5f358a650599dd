import type { FileSet } from 'electron-builder';
import type { PackagePlatform, PackageTarget } from './target';

const built = 'out';

/** What electron-builder takes into the archive: only what is named here, and of keytar only the target's binary. */
export function packedFiles(platform: PackagePlatform, from: string): (string | FileSet)[] {
  return [
    'package.json',
    {
      from,
      to: built,
      filter: ['main/**/*.js', 'main/licences.json', 'preload/*.cjs', 'renderer/index.html', 'renderer/assets/*'],
    },
    // electron-builder fills in the processor; for the system its placeholder would name the machine that builds.
    `!**/node_modules/keytar/prebuilds/!(${platform}-\${arch})/**`,
    '!**/node_modules/keytar/{build,src,script,binding.gyp,README.md,keytar.d.ts}',
    '!**/node_modules/keytar/{build,src,script}/**',
    '!**/node_modules/node-addon-api/**',
  ];
}

const allowedInArchive: readonly RegExp[] = [
  /^package\.json$/u,
  /^out\/main\/(index|training|keychain|append)\.js$/u,
  /^out\/main\/licences\.json$/u,
  /^out\/main\/chunks\/[\w-]+\.js$/u,
  /^out\/preload\/index\.cjs$/u,
  /^out\/renderer\/index\.html$/u,
  /^out\/renderer\/assets\/[\w-]+\.(js|css|svg|png|woff2)$/u,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/u,
];

function keytarBinary({ platform, arch }: PackageTarget): string {
  return `node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`;
}

/**
 * What is wrong with a list of packed files: names that do not belong, and ones that are missing.
 *
 * @param archive paths inside the archive, those that are unpacked beside it included
 * @param unpacked paths beside the archive
 */
export function contentObjections(
  { archive, unpacked }: { readonly archive: readonly string[]; readonly unpacked: readonly string[] },
  target: PackageTarget,
): readonly string[] {
  const binary = keytarBinary(target);
  const foreign = archive.filter((name) => name !== binary && !allowedInArchive.some((rule) => rule.test(name)));
  const needed = [
    'package.json',
    'out/main/index.js',
    'out/main/licences.json',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    binary,
  ];
  return [
    ...foreign.map((name) => `does not belong into the archive: ${name}`),
    ...unpacked.filter((name) => name !== binary).map((name) => `does not belong beside the archive: ${name}`),
    ...needed.filter((name) => !archive.includes(name)).map((name) => `missing in the archive: ${name}`),
    ...(unpacked.includes(binary) ? [] : [`missing beside the archive: ${binary}`]),
  ];
}
