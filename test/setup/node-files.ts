import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartAppending } from '../../src/main/journal/append-thread';
import { createNodeFiles, type JournalFiles } from '../../src/main/journal/files';

/** The journal's thread from its source, which Node reads as it stands; bundled programs find it from the project's folder. */
export const startAppending: StartAppending = (fd) =>
  new Worker(resolve('src/main/journal/append-entry.ts'), { workerData: fd, execArgv: [] });

/** A folder on the real disk. */
export function nodeFiles(folder: string, platform?: NodeJS.Platform): JournalFiles {
  return createNodeFiles({ folder, startAppending, ...(platform === undefined ? {} : { platform }) });
}
