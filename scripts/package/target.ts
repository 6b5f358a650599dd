/** The systems and processors Keydesk is packaged for. */
export const packagePlatforms = ['linux', 'win32', 'darwin'] as const;
export type PackagePlatform = (typeof packagePlatforms)[number];
export type PackageArch = 'x64' | 'arm64';

/** Where a package is to run. */
export interface PackageTarget {
  readonly platform: PackagePlatform;
  readonly arch: PackageArch;
}

/** What kind of build it is, as the packaged app itself knows it. */
export interface BuildFacts {
  /** Official Electron, built to be given to agents. */
  readonly forRelease: boolean;
  /** ISO 8601, UTC. */
  readonly builtAt: string;
  /** https address of the folder the update files lie in; null for a package that finds no updates by itself. */
  readonly updateFeed: string | null;
  /** Whose signature an update must bear; null for a package that is not signed. */
  readonly publisher: string | null;
}

export function isPackagePlatform(value: string): value is PackagePlatform {
  return packagePlatforms.some((platform) => platform === value);
}
