import { describe, expect, it, vi } from 'vitest';
import {
  attachGuards,
  externalAddress,
  guardContents,
  guardSession,
  mayNavigate,
  openExternalPage,
  openMailto,
  type ExternalPage,
  type GuardedContents,
} from '../../../../src/main/app/guards';
import type { ClientCertificates } from '../../../../src/main/connections/client-certificates';
import { deferred } from '../../../../src/shared/lib/deferred';

const origin = 'app://keydesk';

/** Addresses nobody may be sent to, whatever asks for it. */
const hostile = [
  // BI-20: schemes
  ...['http://shop.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'blob:app://keydesk/1'],
  ...['vbscript:x', 'ms-msdt:/id', 'smb://host/share', '\\\\host\\share', '//host', 'https:/host', ''],
  // BI-21: user info and look-alikes
  ...['https://keydesk@evil.test', 'https://keydesk.evil.test', 'https://evil.test#keydesk', 'app://evil\\@keydesk/'],
  ...['app://agent@keydesk/', 'app://keydesk@evil/'],
  // BI-22: addresses of this machine and network
  ...['http://2130706433/', 'http://0x7f.1/', 'http://017700000001/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/'],
  ...['http://localhost/', 'http://localhost./', 'http://169.254.1.1/', 'http://10.0.0.1/'],
  // BI-23: spelling
  ...['app://keydesk./', 'app://keydesk:0/', 'app://keydesk:65536/', 'app://keydesk:80/', 'app://kеydesk/'],
  // BI-24: templates
  ...['https://{token}.shop.example/', 'https://{token}@shop.example/'],
];

describe('navigation', () => {
  it('stays within the page', () => {
    expect(mayNavigate('app://keydesk/', origin)).toBe(true);
    expect(mayNavigate('app://keydesk/index.html#x', origin)).toBe(true);
    expect(mayNavigate('http://localhost:5173/x', 'http://localhost:5173')).toBe(true);
  });

  it.each(hostile)('[SC-05][BI-20][BI-21][BI-22][BI-23][BI-24] refuses %j', (address) => {
    expect(mayNavigate(address, origin)).toBe(false);
  });

  it('[SC-05] is prevented in every way a window can be led away, and never by throwing', () => {
    const { contents, emit, openHandler } = recordingContents();
    guardContents(contents, origin);
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(emit(event, 'https://evil.test/')).toBe(true);
      expect(emit(event, 'not an address')).toBe(true);
      expect(emit(event, 'app://keydesk/index.html')).toBe(false);
    }
    expect(emit('will-attach-webview', 'app://keydesk/')).toBe(true);
    expect(openHandler()).toEqual({ action: 'deny' });
  });
});

describe('external pages', () => {
  it.each(['help-norce', 'help-emporix', 'help-bigcommerce', 'help-salesforce-b2c'] satisfies ExternalPage[])(
    '[SC-07] %s is a fixed https address without user info',
    (page) => {
      const { protocol, username, search } = new URL(externalAddress(page));
      expect([protocol, username, search]).toEqual(['https:', '', '']);
    },
  );
});

it('[SC-07] hands the OS nothing but the address of the list', async () => {
  const opened: string[] = [];
  const shell = {
    openExternal: (address: string) => {
      opened.push(address);
      return Promise.resolve();
    },
  };
  await openExternalPage(shell, 'help-norce');
  expect(opened).toEqual(['https://docs.norce.io/']);
});

it('[SC-07] hands the OS a mail of ours, and no other address', async () => {
  const opened: string[] = [];
  const shell = { openExternal: (address: string) => Promise.resolve(void opened.push(address)) };
  const mail = 'mailto:maja@example.test?subject=New%20password&body=https%3A%2F%2Fshop.example%2F';
  await expect(openMailto(shell, mail)).resolves.toBe(true);
  for (const other of [
    'https://shop.example/',
    'file:///etc/passwd',
    `${mail}&attach=%2Fetc%2Fpasswd`,
    `${mail}&bcc=eve@example.test`,
    'mailto:maja@example.test,eve@example.test?subject=a&body=b',
    `${mail} --option`,
    mail + 'x'.repeat(1_800),
  ]) {
    await expect(openMailto(shell, other)).rejects.toThrow('no mail of ours');
  }
  expect(opened).toEqual([mail]);
  const none = { openExternal: () => Promise.reject(new Error('no program')) };
  await expect(openMailto(none, mail)).resolves.toBe(false);
});

describe('[SC-33] a server that asks for a client certificate', () => {
  /** What it is answered; `certificates` chooses. */
  async function askedBy(certificates: ClientCertificates | null): Promise<readonly unknown[]> {
    const handlers = new Map<string, (...args: readonly unknown[]) => void>();
    const app = { on: (name: string, handler: (...args: readonly unknown[]) => void) => handlers.set(name, handler) };
    // As above: one plain function can't be all overloads of an emitter.
    attachGuards(app as unknown as Parameters<typeof attachGuards>[0], origin, () => certificates);
    const preventDefault = vi.fn();
    const answered = deferred<readonly unknown[]>();
    const answer = (...given: readonly unknown[]): void => answered.resolve(given);
    handlers.get('select-client-certificate')?.({ preventDefault }, null, 'shop.example:443', [{ data: 'A' }], answer);
    expect(preventDefault).toHaveBeenCalledOnce();
    return await answered.promise;
  }

  it('gets none, whoever asked, before any can be chosen, when none is named, and when the choice fails', async () => {
    expect(await askedBy(null)).toEqual([]);
    expect(await askedBy({ choose: () => Promise.resolve(null) })).toEqual([]);
    expect(await askedBy({ choose: () => Promise.reject(new Error('a mistake of ours')) })).toEqual([]);
  });

  it('gets the one that its connection names', async () => {
    const places: string[] = [];
    const certificates: ClientCertificates = {
      choose: (place, [first]) => {
        places.push(place);
        return Promise.resolve(first ?? null);
      },
    };
    expect(await askedBy(certificates)).toEqual([{ data: 'A' }]);
    expect(places).toEqual(['shop.example:443']);
  });
});

it('[SC-31] accepts no certificate the platform refuses: nobody listens for certificate errors', () => {
  const names: string[] = [];
  const app = { on: (name: string) => names.push(name) };
  attachGuards(app as unknown as Parameters<typeof attachGuards>[0], origin, () => null);
  expect(names).toEqual(['web-contents-created', 'select-client-certificate']);
});

// Electron's documented names, and one nobody has heard of.
const permissions = [
  ...[
    'accessibility-events',
    'background-sync',
    'clipboard-read',
    'clipboard-sanitized-write',
    'deprecated-sync-clipboard-read',
  ],
  ...['display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection', 'keyboardLock', 'media'],
  ...[
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'notifications',
    'openExternal',
    'payment-handler',
    'pointerLock',
    'sensors',
  ],
  ...[
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'unknown',
    'usb',
    'window-management',
  ],
  'something-new',
];

describe('permissions', () => {
  it('[SC-06] refuses every one, and every device', () => {
    const handlers = new Map<string, (...args: readonly unknown[]) => unknown>();
    const register = (name: string) => (handler: (...args: readonly unknown[]) => unknown) =>
      handlers.set(name, handler);
    const session = {
      setPermissionRequestHandler: register('request'),
      setPermissionCheckHandler: register('check'),
      setDevicePermissionHandler: register('device'),
      setDisplayMediaRequestHandler: register('display'),
      setUSBProtectedClassesHandler: register('usb-classes'),
      setBluetoothPairingHandler: register('pairing'),
      on: (name: string, handler: (...args: readonly unknown[]) => unknown) => handlers.set(name, handler),
    };
    // The stand-in takes any handler; the real session's overloads can't be written down for it.
    guardSession(session as unknown as Parameters<typeof guardSession>[0]);

    for (const permission of permissions) {
      const answer = vi.fn();
      handlers.get('request')?.(null, permission, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(handlers.get('check')?.(null, permission)).toBe(false);
    }
    expect(handlers.get('device')?.({})).toBe(false);
    for (const [name, refusal] of [
      ['display', {}],
      ['pairing', { confirmed: false }],
    ] as const) {
      const answer = vi.fn();
      handlers.get(name)?.({}, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith(refusal);
    }
    expect(handlers.get('usb-classes')?.({ protectedClasses: ['hid'] })).toEqual(['hid']);
    for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device']) {
      const preventDefault = vi.fn();
      const answer = vi.fn();
      // The callback stands last, whatever is before it.
      handlers.get(name)?.({ preventDefault }, {}, name === 'select-serial-port' ? {} : answer, answer);
      expect(preventDefault).toHaveBeenCalledOnce();
      expect(answer.mock.calls[0]?.[0] ?? '').toBe('');
    }
  });
});

function recordingContents() {
  const listeners = new Map<string, (event: { url: string; preventDefault(): void }) => void>();
  let open: () => unknown = () => undefined;
  const contents = {
    on: (name: string, listener: (event: { url: string; preventDefault(): void }) => void) =>
      listeners.set(name, listener),
    setWindowOpenHandler: (handler: () => unknown) => {
      open = handler;
    },
  };
  return {
    // As above: overloads of an emitter can't be met by one plain function.
    contents: contents as unknown as GuardedContents,
    emit(name: string, url: string): boolean {
      const preventDefault = vi.fn();
      listeners.get(name)?.({ url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    },
    openHandler: () => open(),
  };
}
