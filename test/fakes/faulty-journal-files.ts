import type { AppendFile, JournalFiles } from '../../src/main/journal/files';
import { nodeFiles } from '../setup/node-files';

export type DiskStep = 'open' | 'write' | 'sync' | 'close' | 'read' | 'make-read-only' | 'sync-folder' | 'truncate';

export interface FaultyJournalFiles extends JournalFiles {
  /**
   * From now on this step fails with this error; `half` writes the first half of the bytes before it fails, `done` does the
   * whole step and then fails. Null heals the disk.
   */
  failAt(step: DiskStep | null, code?: string, how?: 'nothing' | 'half' | 'done'): void;
}

/** The real disk with the faults of disks. */
export function createFaultyJournalFiles(folder: string): FaultyJournalFiles {
  const real = nodeFiles(folder);
  let fault: { readonly step: DiskStep; readonly code: string; readonly how: 'nothing' | 'half' | 'done' } | null =
    null;

  async function at<T>(
    step: DiskStep,
    work: () => Promise<T>,
    half: () => Promise<unknown> = async () => undefined,
  ): Promise<T> {
    if (fault?.step !== step) return work();
    if (fault.how === 'half') await half();
    if (fault.how === 'done') await work();
    throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code });
  }

  return {
    makeFolder: real.makeFolder,
    list: real.list,
    remove: real.remove,
    read: (name) => at('read', () => real.read(name)),
    size: (name) => at('read', () => real.size(name)),
    readPart: (name, from, length) => at('read', () => real.readPart(name, from, length)),
    readEnds: (name, length) => at('read', () => real.readEnds(name, length)),
    truncate: (name, length) => at('truncate', () => real.truncate(name, length)),
    makeReadOnly: (name) => at('make-read-only', () => real.makeReadOnly(name)),
    syncFolder: () => at('sync-folder', () => real.syncFolder()),
    openAppend: (name, how) =>
      at('open', async (): Promise<AppendFile> => {
        const file = await real.openAppend(name, how);
        // As with a disk: what failed once takes nothing more.
        let broken: Promise<void> | null = null;
        const append = (bytes: Buffer): Promise<void> =>
          at(
            'write',
            // A record is written before it is synced.
            async () => {
              await file.append(bytes);
              await at('sync', async () => undefined);
            },
            () => file.append(bytes.subarray(0, bytes.length / 2)),
          );
        return {
          append: (bytes) => {
            if (broken !== null) return broken;
            const appended = append(bytes);
            appended.catch(() => {
              broken = appended;
            });
            return appended;
          },
          // The handle is closed in any case, as the system does it: what fails is the last flush.
          close: async () => {
            await file.close();
            await at('close', async () => undefined);
          },
        };
      }),
    failAt: (step, code = 'EIO', how = 'nothing') => {
      fault = step === null ? null : { step, code, how };
    },
  };
}
