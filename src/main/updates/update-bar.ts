import { join, win32 } from 'node:path';
import type { UpdateBar, UpdateState } from '../../shared/domain/update-state';

export interface UpdateSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  /** What packaging wrote; null for a checkout. */
  readonly build: {
    readonly forRelease: boolean;
    readonly updateFeed: string | null;
    readonly publisher: string | null;
  } | null;
  readonly policy: { readonly updates: boolean; readonly updateFeed: string | null };
  exists(path: string): boolean;
  /** Whether this user may write there. */
  mayWrite(path: string): boolean;
}

/** The AppImage that runs, or null for anything else. Its own executable lies in a mount that nobody can change. */
export function appImagePath({ platform, env }: Pick<UpdateSurroundings, 'platform' | 'env'>): string | null {
  const path = env['APPIMAGE'] ?? '';
  return platform === 'linux' && path.startsWith('/') ? path : null;
}

/** Where updates come from: the policy's address, else the one the package was built with. Nothing else names one (SC-55). */
export function updateFeed({ build, policy }: Pick<UpdateSurroundings, 'build' | 'policy'>): {
  readonly address: string;
  readonly shown: UpdateState['feed'];
} | null {
  const address = policy.updateFeed ?? build?.updateFeed ?? null;
  // Both are checked where they are read; an address without encryption is none at all.
  if (address?.startsWith('https://') !== true) return null;
  return { address, shown: { host: new URL(address).host, from: policy.updateFeed === null ? 'build' : 'policy' } };
}

/** Why this Keydesk doesn't install updates by itself; null when it does. */
export function updateBar(surroundings: UpdateSurroundings): UpdateBar | null {
  const { platform, build, policy } = surroundings;
  if (build === null) return 'source';
  if (!build.forRelease) return 'trial';
  if (!policy.updates) return 'off';
  if (updateFeed(surroundings) === null) return 'no-feed';
  switch (platform) {
    case 'win32':
      return windowsBar(surroundings);
    case 'darwin':
      return macBar(surroundings);
    default:
      return linuxBar(surroundings);
  }
}

function linuxBar(surroundings: UpdateSurroundings): UpdateBar | null {
  const appImage = appImagePath(surroundings);
  if (appImage === null) return surroundings.execPath.startsWith('/usr/') ? 'package-manager' : 'unpacked';
  const { mayWrite } = surroundings;
  return mayWrite(appImage) && mayWrite(join(appImage, '..')) ? null : 'no-rights';
}

function windowsBar({ env, execPath, build, exists }: UpdateSurroundings): UpdateBar | null {
  if (env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'portable';
  // Without a publisher to compare with, nothing would tell a package of ours from anybody's.
  if (build?.publisher === null) return 'unsigned';
  const folder = win32.dirname(execPath);
  // The MSI has no uninstaller of its own; what lies below Program Files is the administrator's to change.
  const isForMachine = /^[a-z]:\\Program Files( \(x86\))?\\/iu.test(execPath);
  return isForMachine || !exists(win32.join(folder, 'Uninstall Keydesk.exe')) ? 'administrator' : null;
}

function macBar({ execPath, build, mayWrite }: UpdateSurroundings): UpdateBar | null {
  // The system compares the signatures of the running app and of the new one.
  if (build?.publisher === null) return 'unsigned';
  return mayWrite(execPath.replace(/\/Contents\/MacOS\/[^/]*$/u, '')) ? null : 'no-rights';
}
