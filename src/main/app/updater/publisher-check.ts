import type { NsisUpdater } from 'electron-updater';

/**
 * Makes electron-updater's check of a publisher strict. Where it can't run PowerShell, as on a computer that forbids it, it lets
 * every package pass and only says so to its log; here that is a refusal.
 */
export function requirePublisher(updater: Pick<NsisUpdater, 'logger' | 'verifyUpdateCodeSignature'>): void {
  const verify = updater.verifyUpdateCodeSignature;
  let skips = 0;
  updater.logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (message: unknown) => {
      if (/ignoring signature validation/iu.test(String(message))) skips += 1;
    },
  };
  updater.verifyUpdateCodeSignature = async (publishers, file) => {
    const before = skips;
    const refusal = await verify(publishers, file);
    return refusal ?? (skips > before ? 'not checked' : null);
  };
}
