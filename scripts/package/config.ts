import type { Configuration, PlatformSpecificBuildOptions, WindowsConfiguration } from 'electron-builder';
import { join } from 'node:path';
import { projectFolder } from '../lib/paths';
import { packedFiles } from './contents';
import type { BuildFacts } from './target';

export interface PackageConfigOptions {
  readonly facts: BuildFacts;
  /** The built app: `out`, or the variant for the smoke test. */
  readonly built: string;
  /** Where packages go. */
  readonly output: string;
  /** An unpacked Electron or the zip of an official one. */
  readonly electronDist?: string;
  readonly electronVersion?: string;
  /** The notices of what others made. */
  readonly notices: string;
  /** Quick and large instead of slow and small. */
  readonly quick: boolean;
  /** Signing is possible: the keys are in the environment. */
  readonly signed: boolean;
  /** Windows' app is packed on another system, only to be looked through: without icon, version and signature. */
  readonly toLookThrough?: boolean;
  readonly hooks?: Pick<Configuration, 'afterExtract' | 'afterPack'>;
}

const resource = (name: string): string => join(projectFolder, 'resources', name);

/** A name no two kinds of package share; one that is not for agents says so. */
export function artifactName({ forRelease }: BuildFacts, kind = ''): string {
  return `\${productName}-\${version}${forRelease ? '' : '-not-for-release'}-\${os}-\${arch}${kind}.\${ext}`;
}

/** Everything electron-builder is told, for all systems. Checked against its own schema in the tests. */
export function packageConfig(options: PackageConfigOptions): Configuration {
  const { facts } = options;
  const named = (kind?: string): string => artifactName(facts, kind);
  return {
    appId: 'app.keydesk.Keydesk',
    productName: 'Keydesk',
    copyright: 'Copyright © the Keydesk authors',
    artifactName: named(),
    directories: { output: options.output, buildResources: resource('') },
    compression: options.quick ? 'store' : 'normal',
    // Only what is named is unpacked: code stays in the archive, whose hash is checked where Electron can.
    asar: { smartUnpack: false },
    npmRebuild: false,
    // Keydesk's own languages; Chromium brings fifty.
    electronLanguages: ['en-US', 'sv', 'da', 'de', 'nb', 'fi'],
    extraMetadata: { keydesk: facts, scripts: {}, allowScripts: {}, overrides: {} },
    ...(options.electronDist === undefined ? {} : { electronDist: options.electronDist }),
    ...(options.electronVersion === undefined ? {} : { electronVersion: options.electronVersion }),
    ...options.hooks,
    protocols: [{ name: 'Keydesk screen pop', schemes: ['keydesk'], role: 'Viewer' }],
    publish:
      facts.updateFeed === null ? null : [{ provider: 'generic', url: facts.updateFeed, publishAutoUpdate: true }],
    // Rings besides the first get update files of their own.
    generateUpdatesFilesForAllChannels: true,
    forceCodeSigning: options.signed,
    extraResources: [
      { from: resource('keydesk-verify.mjs'), to: 'keydesk-verify.mjs' },
      { from: resource('keydesk-approver.mjs'), to: 'keydesk-approver.mjs' },
      { from: resource('policy.schema.json'), to: 'policy.schema.json' },
      { from: join(projectFolder, 'LICENSE'), to: 'LICENSE.txt' },
      { from: options.notices, to: 'THIRD-PARTY-NOTICES.txt' },
    ],
    linux: {
      ...packed('linux', options),
      target: [{ target: 'AppImage', arch: ['x64', 'arm64'] }],
      executableName: 'keydesk',
      category: 'Office',
      synopsis: 'Help shoppers into their accounts',
      icon: resource('icons'),
      desktop: { entry: { StartupWMClass: 'Keydesk' } },
    },
    appImage: { license: join(projectFolder, 'LICENSE') },
    win: {
      ...packed('win32', options),
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'msi', arch: ['x64', 'arm64'] },
        { target: 'portable', arch: ['x64', 'arm64'] },
      ],
      icon: resource('icon.png'),
      legalTrademarks: '',
      requestedExecutionLevel: 'asInvoker',
      signAndEditExecutable: options.toLookThrough !== true,
      signtoolOptions: options.signed ? signtoolOptions(facts) : null,
    },
    // One installer for both: it asks, and takes /currentuser or /allusers when it is silent.
    nsis: {
      artifactName: named('-setup'),
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      license: join(projectFolder, 'LICENSE'),
    },
    // For group policy and other tools of administrators: silent, for the machine.
    msi: {
      artifactName: named(),
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
      createDesktopShortcut: false,
      upgradeCode: '7D1F3A52-6E0B-4C1D-9A6B-3B0C6A7E52D4',
    },
    portable: { artifactName: named('-portable'), requestExecutionLevel: 'user' },
    mac: {
      ...packed('darwin', options),
      // The zip is what the updater takes.
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'pkg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
      icon: resource('icon.png'),
      category: 'public.app-category.business',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: resource('mac/entitlements.plist'),
      entitlementsInherit: resource('mac/entitlements.plist'),
      notarize: options.signed,
      ...(options.signed ? {} : { identity: null }),
    },
    dmg: { sign: false },
    pkg: { allowAnywhere: false, allowCurrentUserHome: false, isRelocatable: false, isVersionChecked: true },
  };
}

/** An update is held against this name, so it is said and not guessed from the certificate. */
function signtoolOptions({ publisher }: BuildFacts): NonNullable<WindowsConfiguration['signtoolOptions']> {
  return { signingHashAlgorithms: ['sha256'], ...(publisher === null ? {} : { publisherName: publisher }) };
}

/** What goes into the archive for one system; the right keychain binary lies beside it. */
function packed(
  platform: 'linux' | 'win32' | 'darwin',
  { built }: PackageConfigOptions,
): Pick<PlatformSpecificBuildOptions, 'files' | 'asarUnpack'> {
  return { files: packedFiles(platform, built), asarUnpack: ['node_modules/keytar/prebuilds/**'] };
}
