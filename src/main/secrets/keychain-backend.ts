import type { KeychainBackend } from '../../shared/domain/secret-list';

/** The kind of keychain a platform has. Which program answers as the Secret Service on Linux isn't told. */
export function keychainBackend(platform: string): KeychainBackend {
  switch (platform) {
    case 'darwin':
      return 'keychain';
    case 'win32':
      return 'credential-manager';
    default:
      return 'secret-service';
  }
}
