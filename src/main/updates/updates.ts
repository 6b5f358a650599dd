import { basename } from 'node:path';
import { fail } from '../../shared/domain/failure';
import {
  mayLookForUpdates,
  type UpdateRing,
  type UpdateState,
  type UpdateStep,
} from '../../shared/domain/update-state';
import type { Clock } from '../../shared/lib/clock';
import { createWatched } from '../../shared/lib/watched';
import type { Log } from '../platform/log';
import type { PackageUpdater } from './package-updater';
import { readOffer, type UpdateOffer } from './read-offer';
import { requireIntact, type StagedFile } from './staged-file';
import { UpdateRefusal, updateProblemOf } from './update-refusal';

/** What the machine gives for updates. */
export interface UpdateMachine extends Pick<UpdateState, 'bar' | 'feed'> {
  /** Null where nothing may be looked for. */
  readonly updater: PackageUpdater | null;
  /** Tells one state of the program's files on disk from another; null where they are not watched. */
  programStamp(): Promise<string | null>;
  /** Ends the program in order. */
  quit(): void;
  /** Starts the program again when it has ended. */
  relaunch(): void;
}

/** Updates of the program itself: looked for by itself, downloaded and installed only when the agent says so. */
export interface Updates {
  state(signal: AbortSignal): AsyncGenerator<UpdateState, void, undefined>;
  /** @throws KeydeskError `unsupported` where nothing may be looked for */
  check(): void;
  /** @throws KeydeskError `conflict` for another version than the one on offer, or where installing is not ours */
  download(version: string): void;
  cancel(): Promise<void>;
  /** @throws KeydeskError `conflict` for another version than the one downloaded, `policy-denied` while a write runs */
  install(version: string): Promise<void>;
  /** @throws KeydeskError `policy-denied` while a write runs */
  restart(): void;
  start(): void;
  stop(): void;
  /** The program ends and no write runs any more: installs what is ready. Never fails. */
  finish(): Promise<void>;
}

/** A little after the start, so that it takes nothing from the first look-up; then twice a day. */
const firstLookMs = 2 * 60_000;
const lookEveryMs = 12 * 3_600_000;
const stampEveryMs = 5 * 60_000;

export function createUpdates(options: {
  readonly machine: UpdateMachine;
  readonly ring: UpdateRing;
  /** The version that runs. */
  readonly version: string;
  readonly clock: Clock;
  areWritesRunning(): boolean;
  readonly log: Pick<Log, 'write'>;
}): Updates {
  const { machine, ring, log } = options;
  const { bar, feed, updater } = machine;
  const state = createWatched<UpdateState>({ bar, feed, ring, step: { at: 'idle' }, replaced: false });
  let offer: UpdateOffer | null = null;
  let staged: StagedFile | null = null;
  let download: AbortController | null = null;
  let restartWanted = false;
  let firstStamp: string | null = null;
  const timers: NodeJS.Timeout[] = [];

  function go(step: UpdateStep): void {
    const changed = step.at !== state.get().step.at;
    state.set({ ...state.get(), step });
    if (changed) log.write('update.step', { step: step.at, code: step.at === 'failed' ? step.problem : null });
  }

  function failed(error: unknown, version: string | null): void {
    go({
      at: 'failed',
      problem: updateProblemOf(error),
      version: error instanceof UpdateRefusal ? (error.version ?? version) : version,
    });
  }

  async function look(from: PackageUpdater): Promise<void> {
    go({ at: 'checking' });
    try {
      const { metadata, fits } = await from.look();
      offer = readOffer(metadata, { current: options.version, ring });
      if (offer === null) {
        await from.discard();
        go({ at: 'current', checkedAt: new Date(options.clock.now()).toISOString() });
        return;
      }
      if (!fits) throw new UpdateRefusal('not-for-this-system', offer.version);
      go({ at: 'offered', version: offer.version });
    } catch (error) {
      failed(error, null);
    }
  }

  async function fetchOffer(from: PackageUpdater, { version, files }: UpdateOffer, signal: AbortSignal): Promise<void> {
    const totalBytes = Math.max(...files.map(({ sizeBytes }) => sizeBytes));
    const progress = (doneBytes: number): void => {
      if (signal.aborted) return;
      go({ at: 'downloading', version, doneBytes: Math.min(doneBytes, totalBytes), totalBytes });
    };
    progress(0);
    try {
      const path = await from.download({ version, files }, progress, signal);
      if (signal.aborted) return;
      const file = files.find(({ name }) => name === basename(path));
      if (file === undefined) throw new UpdateRefusal('wrong-content', version);
      const arrived = { version, path, sha512: file.sha512 };
      await requireIntact(arrived);
      staged = arrived;
      go({ at: 'ready', version });
    } catch (error) {
      if (!signal.aborted) failed(error, version);
    }
  }

  function refuseDuringWrites(): void {
    if (options.areWritesRunning()) throw fail({ code: 'policy-denied', rule: 'write-running' });
  }

  async function lookAtFiles(): Promise<void> {
    const stamp = await machine.programStamp();
    firstStamp ??= stamp;
    if (stamp === firstStamp || stamp === null || state.get().replaced) return;
    log.write('update.step', { step: 'replaced', code: null });
    state.set({ ...state.get(), replaced: true });
  }

  function check(): void {
    const { at } = state.get().step;
    if (updater === null || !mayLookForUpdates(bar)) throw fail({ code: 'unsupported', reason: 'updates' });
    if (at === 'checking' || at === 'downloading' || at === 'ready') return;
    void look(updater);
  }

  return {
    async *state(signal) {
      await lookAtFiles();
      yield* state.watch(signal);
    },
    check,
    download(version) {
      const { step } = state.get();
      if (updater === null || bar !== null || offer === null || step.at !== 'offered' || step.version !== version)
        throw fail({ code: 'conflict', key: null });
      download = new AbortController();
      void fetchOffer(updater, offer, download.signal);
    },
    async cancel() {
      download?.abort();
      const { step } = state.get();
      if (offer === null || (step.at !== 'downloading' && step.at !== 'ready')) return;
      staged = null;
      go({ at: 'offered', version: offer.version });
      await updater?.discard();
    },
    async install(version) {
      if (staged?.version !== version) throw fail({ code: 'conflict', key: null });
      refuseDuringWrites();
      try {
        await requireIntact(staged);
      } catch (error) {
        staged = null;
        failed(error, version);
        return;
      }
      // One may have begun while the file was read.
      refuseDuringWrites();
      restartWanted = true;
      machine.quit();
    },
    restart() {
      refuseDuringWrites();
      restartWanted = true;
      machine.quit();
    },
    start() {
      void lookAtFiles();
      timers.push(setInterval(() => void lookAtFiles(), stampEveryMs));
      if (updater !== null && mayLookForUpdates(bar))
        timers.push(setTimeout(check, firstLookMs), setInterval(check, lookEveryMs));
      for (const timer of timers) timer.unref();
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      download?.abort();
    },
    async finish() {
      try {
        if (staged !== null && updater !== null) {
          await requireIntact(staged);
          await updater.install(staged, restartWanted);
          return;
        }
      } catch (error) {
        log.write('update.step', { step: 'not-installed', code: updateProblemOf(error) });
      }
      if (restartWanted) machine.relaunch();
    },
  };
}
