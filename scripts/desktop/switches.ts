/**
 * Switches that the launchers of this checkout add, and the app itself never does: as root (containers, CI) Chromium
 * refuses to start with its outer sandbox. The page's own sandbox stays on.
 */
export function launcherSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
