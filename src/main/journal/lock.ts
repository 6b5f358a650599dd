import { createHash } from 'node:crypto';
import { once } from 'node:events';
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
      return await unlessTaken(async () => listenOn(await socketName(folder)));
    case 'darwin':
      return await unlessTaken(() => openExclusively(join(folder, 'lock'), macExclusive));
    case 'win32':
      return await unlessTaken(() => openExclusively(join(folder, 'lock'), windowsExclusive));
    default:
      throw new Error('no exclusive lock is known for this platform');
  }
}

const taken: readonly unknown[] = ['EADDRINUSE', 'EAGAIN', 'EWOULDBLOCK', 'EBUSY'];

async function unlessTaken(take: () => Promise<FolderLock>): Promise<FolderLock | null> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof Error && 'code' in error && taken.includes(error.code)) return null;
    throw error;
  }
}

/** A name in Linux's abstract socket space: no file, nothing that could be left behind. */
async function socketName(folder: string): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  // Older runtimes fill the name up to the 107 bytes it may have and newer ones don't: a full one is the same in both.
  return `\0${`keydesk-journal-${String(process.getuid?.())}-${digest}`.padEnd(107, '.')}`;
}

async function listenOn(name: string): Promise<FolderLock> {
  const server = createServer((connection) => connection.destroy());
  await once(server.listen(name), 'listening');
  // Holding a lock is no reason to stay alive.
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

async function openExclusively(path: string, flags: number): Promise<FolderLock> {
  const handle = await open(path, constants.O_CREAT | constants.O_RDWR | flags, 0o600);
  return { release: () => handle.close() };
}
