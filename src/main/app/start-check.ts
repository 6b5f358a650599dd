/** Exit code of a start that was refused: a configuration error (sysexits EX_CONFIG). */
export const refusedStartExitCode = 78;

/** Switches that would open, redirect or weaken the app. Matched with and without a value. */
const forbiddenSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'no-sandbox',
  'disable-web-security',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'log-net-log',
  'ssl-key-log-file',
  'load-extension',
  'js-flags',
] as const;
/** Families of switches. */
const forbiddenPrefixes = ['inspect', 'ignore-certificate-errors'] as const;
const forbiddenVariables = ['SSLKEYLOGFILE', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE'] as const;

export interface StartSurroundings {
  /** Everything after the executable. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a folder lies in the place where the OS keeps profiles. */
  isProfileFolder(path: string): boolean;
}

/** What speaks against starting a packaged app, as names to show; empty when all is well. */
export function startObjections({ args, env, isProfileFolder }: StartSurroundings): readonly string[] {
  const switches = args.flatMap((argument) => {
    // Chromium reads `-x`, `--x` and, on Windows, `/x` alike, and stops at a bare `--`.
    const [, name, value] = /^(?:--?|\/)([A-Za-z][A-Za-z0-9-]*)(?:=(.*))?$/su.exec(argument) ?? [];
    return name === undefined ? [] : [{ name: name.toLowerCase(), value: value ?? '' }];
  });
  const named = switches.filter(({ name, value }) => {
    if (name === 'user-data-dir') return !isProfileFolder(value);
    return forbiddenSwitches.some((bad) => bad === name) || forbiddenPrefixes.some((bad) => name.startsWith(bad));
  });
  const variables = forbiddenVariables.filter((name) => (env[name] ?? '') !== '');
  const trustsAll = env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? ['NODE_TLS_REJECT_UNAUTHORIZED'] : [];
  return [...named.map(({ name }) => `--${name}`), ...variables, ...trustsAll];
}
