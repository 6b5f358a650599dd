// Neither of the two installers brings types; this is the part that is used.
interface LinuxInstallerOptions {
  readonly src: string;
  readonly dest: string;
  readonly arch: string;
  readonly bin: string;
  readonly icon: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly mimeType: readonly string[];
  readonly productName: string;
  readonly genericName: string;
  readonly description: string;
  readonly productDescription: string;
  rename(destination: string): string;
}

declare module 'electron-installer-debian' {
  const install: (
    options: LinuxInstallerOptions & {
      readonly maintainer: string;
      readonly section: string;
      readonly compression: 'xz' | 'none';
      readonly recommends: readonly string[];
      readonly depends: readonly string[];
    },
  ) => Promise<{ readonly packagePaths: readonly string[] }>;
  export = install;
}

declare module 'electron-installer-redhat' {
  const install: (
    options: LinuxInstallerOptions & {
      readonly license: string;
      readonly compressionLevel: number;
      readonly requires: readonly string[];
    },
  ) => Promise<{ readonly packagePaths: readonly string[] }>;
  export = install;
}
