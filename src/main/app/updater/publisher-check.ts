import type { NsisUpdater } from 'electron-updater';

/**
 * Makes electron-updater's check of a publisher strict. Where it can't run PowerShell, as on a computer that forbids it, it lets
 * every package pass and only says so to its log; here that is a refusal.
 */
export function requirePublisher(updater: Pick<NsisUpdater, 'logger' | 'verifyUpdateCodeSignature'>): void {
  const verify = updater.verifyUpdateCodeSignature;
  let skipped = false;
  updater.logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (message: unknown) => {
      skipped ||= /ignoring signature validation/iu.test(String(message));
    },
  };
  updater.verifyUpdateCodeSignature = async (publishers, file) => {
    skipped = false;
    const refusal = await verify(publishers, file);
    return refusal ?? (skipped ? 'not checked' : null);
  };
}
