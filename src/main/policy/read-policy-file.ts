import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const maxBytes = 64 * 1024;

export type PolicyFile =
  | { readonly state: 'absent' }
  | { readonly state: 'text'; readonly text: string }
  | { readonly state: 'refused'; readonly why: PolicyRefusal };
export type PolicyRefusal = 'unreadable' | 'not-a-file' | 'too-large' | 'not-utf8' | 'not-administrators' | 'writable';

export interface ReadPolicyOptions {
  readonly platform: NodeJS.Platform;
  /** Null when the file may belong to anybody: one that was named by hand, outside a packaged app. */
  readonly administratorUid: number | null;
}

/** Reads a policy file and says whether an ordinary user could have written it (SC-43). Never throws for a bad file. */
export async function readPolicyFile(path: string, options: ReadPolicyOptions): Promise<PolicyFile> {
  const unix = options.platform !== 'win32';
  try {
    // A link would be somebody else's file under a trusted name.
    const handle = await open(path, constants.O_RDONLY | (unix ? constants.O_NOFOLLOW | constants.O_NONBLOCK : 0));
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) return { state: 'refused', why: 'not-a-file' };
      if (facts.size > maxBytes) return { state: 'refused', why: 'too-large' };
      if (options.administratorUid !== null) {
        const why = unix
          ? unixRefusal([facts, await stat(dirname(path))], options.administratorUid)
          : await windowsRefusal(path);
        if (why !== null) return { state: 'refused', why };
      }
      return decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const absent = isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return absent ? { state: 'absent' } : { state: 'refused', why: 'unreadable' };
  }
}

function unixRefusal(
  entries: readonly { readonly uid: number; readonly mode: number }[],
  administratorUid: number,
): PolicyRefusal | null {
  if (entries.some(({ uid }) => uid !== administratorUid)) return 'not-administrators';
  return entries.some(({ mode }) => (mode & 0o022) !== 0) ? 'writable' : null;
}

/** Node can't read an access list, but whoever may open a file for writing may write it. */
async function windowsRefusal(path: string): Promise<PolicyRefusal | null> {
  try {
    await (await open(path, 'r+')).close();
    return 'writable';
  } catch {
    return null;
  }
}

function decode(bytes: Buffer): PolicyFile {
  try {
    return { state: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { state: 'refused', why: 'not-utf8' };
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
