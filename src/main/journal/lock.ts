import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The right to write one journal. The operating system takes it back when the program dies, however it dies. */
export interface FolderLock {
  release(): Promise<void>;
}

// Node names neither flag and hands both on as they are.
/** BSD's: opens a file and locks it; with `O_NONBLOCK` it fails at once when the lock is taken. */
const macExclusive = 0x20 | constants.O_NONBLOCK;
/** libuv's on Windows: opens a file so that nobody else can. */
const windowsExclusive = 0x1000_0000;

/**
 * Takes the lock of a folder; null when another program, or another journal in this one, has it.
 *
 * Node has no file locks, so each platform lends the one thing of its own that is exclusive and dies with its holder.
 */
export async function lockFolder(folder: string, platform = process.platform): Promise<FolderLock | null> {
  switch (platform) {
    case 'linux':
      return listenOn(await socketName(folder));
    case 'darwin':
      return openExclusively(join(folder, 'lock'), macExclusive);
    case 'win32':
      return openExclusively(join(folder, 'lock'), windowsExclusive);
    default:
      throw new Error('no exclusive lock is known for this platform');
  }
}

/** A name in Linux's abstract socket space: no file, nothing that could be left behind. */
async function socketName(folder: string): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  // Older runtimes fill the name up to the 107 bytes it may have and newer ones don't: a full one is the same in both.
  return `\0${`keydesk-journal-${process.getuid?.() ?? 0}-${digest}`.padEnd(107, '.')}`;
}

function listenOn(name: string): Promise<FolderLock | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(name, () => {
      // Holding a lock is no reason to stay alive.
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

async function openExclusively(path: string, flags: number): Promise<FolderLock | null> {
  try {
    const handle = await open(path, constants.O_CREAT | constants.O_RDWR | flags, 0o600);
    return { release: () => handle.close() };
  } catch (error) {
    const taken =
      error instanceof Error && 'code' in error && ['EAGAIN', 'EWOULDBLOCK', 'EBUSY'].includes(String(error.code));
    if (taken) return null;
    throw error;
  }
}
