import type { Failure, FailureCode } from '../../shared/domain/failure';

export type KeychainCode = Extract<FailureCode, `keychain-${string}`>;

/**
 * What the platforms' keychains say, and what it means. The texts are those of libsecret and D-Bus on Linux (seen), of
 * macOS's Security framework (its documented status texts) and of Windows. macOS and Windows translate theirs, so a text
 * that is not known counts as locked: the agent is asked to unlock and try again, and nothing is written.
 */
const meanings: readonly (readonly [RegExp, KeychainCode])[] = [
  // No session bus.
  [/Cannot autolaunch D-Bus/iu, 'keychain-absent'],
  [/Could not connect|connection is closed|Error spawning command line|dbus-launch/iu, 'keychain-absent'],
  [/Unknown or unsupported transport|Error while sending AUTH/iu, 'keychain-absent'],
  // A bus without a secret service, or one that went away.
  [/not provided by any \.service files|ServiceUnknown|NameHasNoOwner/iu, 'keychain-absent'],
  // A service that has no keyring to put anything into.
  [/Object does not exist at path/iu, 'keychain-absent'],
  [/No default keychain|keychain could not be found/iu, 'keychain-absent'],
  [/NoReply|Did not receive a reply|Timeout was reached/iu, 'keychain-unresponsive'],
  [/cancel?led|dismissed|declined|denied|not allowed/iu, 'keychain-refused'],
  [/locked/iu, 'keychain-locked'],
];

/** The failure a driver's error stands for. Its text is read here and goes no further. */
export function keychainFailure(error: unknown): Failure & { readonly code: KeychainCode } {
  const text = error instanceof Error ? error.message : '';
  return { code: meanings.find(([pattern]) => pattern.test(text))?.[1] ?? 'keychain-locked' };
}
