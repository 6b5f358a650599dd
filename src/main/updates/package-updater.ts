import type { UpdateOffer } from './read-offer';
import type { StagedFile } from './staged-file';

/** What fetches packages of Keydesk from one server and hands them to the system. It decides nothing. */
export interface PackageUpdater {
  /** What the server announces, as it came, and whether this system may have it at all. */
  look(): Promise<{ readonly metadata: unknown; readonly fits: boolean }>;
  /**
   * Fetches the package of an offer that was looked at last.
   *
   * @returns where it lies
   */
  download(offer: UpdateOffer, onProgress: (doneBytes: number) => void, signal: AbortSignal): Promise<string>;
  /** Installs it while the program ends. Resolves when the program may end. */
  install(staged: StagedFile, restart: boolean): Promise<void>;
  /** Deletes whatever was downloaded. */
  discard(): Promise<void>;
}
