import type { UpdateProblem } from '../../shared/domain/update-state';

/** An update that is not taken, and why. Kept as a word of a closed list: what a server or the system said is not. */
export class UpdateRefusal extends Error {
  override readonly name = 'UpdateRefusal';
  constructor(
    readonly problem: UpdateProblem,
    readonly version: string | null = null,
  ) {
    super(problem);
  }
}

/** Codes of electron-updater, of Node and, at the beginning of a message, of Chromium. */
const problems: readonly (readonly [pattern: RegExp, problem: UpdateProblem])[] = [
  [/^ERR_CHECKSUM_MISMATCH$/u, 'wrong-content'],
  [/^ERR_UPDATER_INVALID_SIGNATURE$/u, 'wrong-publisher'],
  [/^ERR_UPDATER_(CHANNEL_FILE_NOT_FOUND|NO_FILES_PROVIDED|ZIP_FILE_NOT_FOUND)$/u, 'nothing-there'],
  [/^ERR_UPDATER_(INVALID_UPDATE_INFO|INVALID_VERSION|NO_CHECKSUM|WEB_INSTALLER_DISABLED)$/u, 'bad-metadata'],
  [/^(ENOSPC|EDQUOT)$/u, 'disk-full'],
  [/^(EACCES|EPERM|EROFS)$/u, 'no-rights'],
  [/^(net::ERR_(CERT|SSL)_.*|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|.*_(CERT|SIGNATURE)(_.*)?)$/u, 'untrusted'],
  [/^net::ERR_PROXY_AUTH_REQUESTED$/u, 'proxy-auth'],
];

/** What is wrong, as far as an error that was thrown says so. */
export function updateProblemOf(error: unknown): UpdateProblem {
  if (error instanceof UpdateRefusal) return error.problem;
  const code = codeOf(error);
  return problems.find(([pattern]) => pattern.test(code))?.[1] ?? 'unreachable';
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^net::\w+/u.exec(error.message)?.[0] ?? '';
}
