import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables the process was started with. A fuse takes NODE_OPTIONS out of `process.env` before any code of ours runs;
 * on Linux the kernel still has what was given, so that it can be named. Elsewhere it is only without effect.
 *
 * @param given names and values as the kernel keeps them, each ending in a NUL; null where they can't be read
 */
export function startEnvironment(env: Environment, given: string | null): Environment {
  const pairs = (given ?? '').split('\0').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
  });
  return { ...Object.fromEntries(pairs), ...env };
}

/** What the kernel keeps of the environment this process was started with; null where it doesn't. */
export function givenEnvironment(platform: NodeJS.Platform): string | null {
  if (platform !== 'linux') return null;
  try {
    return readFileSync('/proc/self/environ', 'latin1');
  } catch {
    return null;
  }
}
