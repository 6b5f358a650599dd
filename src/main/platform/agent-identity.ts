import { userInfo } from 'node:os';

/**
 * Who is at the desk, as `os:<account>`; null when the operating system doesn't say (SC-37: then writes are off).
 *
 * The account comes from the system's own user database, so that no environment variable can change it.
 */
export function agentIdentity(account: () => { readonly username: string } = userInfo): string | null {
  try {
    const { username } = account();
    return /^[^\p{C}\s]{1,64}$/u.test(username) ? `os:${username}` : null;
  } catch {
    // A process whose user id has no entry, as in some containers.
    return null;
  }
}
