import { describe, expect, it } from 'vitest';
import { startObjections } from '../../../../src/main/app/start-check';

const objections = (args: readonly string[], env: Record<string, string> = {}): readonly string[] =>
  startObjections({ args, env, isProfileFolder: (path) => path.startsWith('/home/anna/.config/') });

describe('starting a packaged app', () => {
  it('is fine with what an ordinary start brings along', () => {
    expect(
      objections(['--enable-features=x', '--user-data-dir=/home/anna/.config/keydesk', 'keydesk://find/x', '--', '.'], {
        NODE_OPTIONS: '',
        NODE_TLS_REJECT_UNAUTHORIZED: '1',
      }),
    ).toEqual([]);
  });

  it.each([
    ...[
      '--remote-debugging-port=9222',
      '--remote-debugging-port',
      '--remote-debugging-pipe',
      '--inspect',
      '--inspect=0',
    ],
    ...['--inspect-brk', '--inspect-port=1', '--no-sandbox', '--disable-web-security', '--ignore-certificate-errors'],
    ...['--ignore-certificate-errors-spki-list=x', '--host-rules=x', '--host-resolver-rules=x', '--proxy-server=x'],
    ...['--proxy-pac-url=x', '--log-net-log=x', '--ssl-key-log-file=x', '--load-extension=x', '--js-flags=x'],
    ...['--user-data-dir=/tmp/x', '--user-data-dir=', '-no-sandbox', '/no-sandbox', '--No-Sandbox', '--js-flags=a\nb'],
  ])('[SC-56] is refused with %j', (argument) => {
    expect(objections([argument])).toHaveLength(1);
  });

  it('[SC-56] is refused with variables that open or weaken it, and names them without their value', () => {
    const env = {
      SSLKEYLOGFILE: '/tmp/keys',
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    };
    expect([...objections(['--inspect=1'], env)].sort()).toEqual([
      '--inspect',
      'ELECTRON_RUN_AS_NODE',
      'NODE_OPTIONS',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'SSLKEYLOGFILE',
    ]);
  });
});
