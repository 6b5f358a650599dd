import { createPackageUpdater } from '../../src/main/app/updater/electron-package-updater';
import { openUpdateNetwork } from '../../src/main/app/updater/update-network';
import { createUpdates, type Updates } from '../../src/main/updates/updates';
import type { UpdateStep } from '../../src/shared/domain/update-state';
import type { UpdateRun } from '../e2e/support/transport';

const version = '0.1.0';

/** Looks, downloads and installs, as far as it goes, and tells the last step. */
export async function runUpdate({ feed, folder, program }: UpdateRun): Promise<UpdateStep> {
  process.env['APPIMAGE'] = program;
  const updates = createUpdates({
    machine: {
      ...{ bar: null, feed: null, programStamp: () => Promise.resolve(null) },
      ...{ quit: () => undefined, relaunch: () => undefined },
      updater: createPackageUpdater({
        ...{ platform: 'linux', version, feed, folder, ring: 'stable', publisher: null, appImage: program },
        ...{ quit: () => undefined, relaunch: () => undefined },
        ...openUpdateNetwork(version),
      }),
    },
    ...{ ring: 'stable', version, clock: { now: () => Date.now() } },
    areWritesRunning: () => false,
    log: { write: () => undefined },
  });
  updates.check();
  const looked = await settled(updates, 'idle', 'checking');
  if (looked.at !== 'offered') return looked;
  updates.download(looked.version);
  const fetched = await settled(updates, 'offered', 'downloading');
  await updates.finish();
  return fetched;
}

/** The first step that is none of these. */
async function settled(updates: Updates, ...passing: readonly UpdateStep['at'][]): Promise<UpdateStep> {
  const leaving = new AbortController();
  for await (const { step } of updates.state(leaving.signal)) {
    if (passing.includes(step.at)) continue;
    leaving.abort();
    return step;
  }
  throw new Error('the updates ended');
}
