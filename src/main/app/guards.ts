import type { App, Certificate, Session, Shell, WebContents } from 'electron';
import type { ClientCertificates } from '../connections/client-certificates';
import { maxMailtoLength } from '../hand-over/mailto';
import type { externalPages } from '../../shared/contract/app';

/** Pages a menu may open in the browser. */
export type ExternalPage = Exclude<(typeof externalPages)[number], 'source'>;

const externalAddresses: Readonly<Record<ExternalPage, string>> = {
  'help-norce': 'https://docs.norce.io/',
  'help-emporix': 'https://developer.emporix.io/',
  'help-bigcommerce': 'https://developer.bigcommerce.com/',
  'help-salesforce-b2c': 'https://developer.salesforce.com/docs/commerce/commerce-api',
};

/** The address of a page of the fixed list. Besides these, only a mail is ever handed to the OS to open. */
export function externalAddress(page: ExternalPage): string {
  return externalAddresses[page];
}

/** Opens a page of the fixed list in the default browser. */
export async function openExternalPage(shell: Pick<Shell, 'openExternal'>, page: ExternalPage): Promise<void> {
  await shell.openExternal(externalAddress(page));
}

/** One encoded recipient, one subject, one body: what a mail that was composed here looks like, and nothing more. */
const plainMailto = /^mailto:[\w.%~-]+@[\w.-]+\?subject=[\w.%~-]+&body=[\w.%~-]+$/u;

/**
 * Opens a mail in the agent's own mail program; with the pages above, all that the OS is asked to open.
 *
 * @returns false when no program would open it
 * @throws Error for anything but a `mailto:` address of ours
 */
export async function openMailto(shell: Pick<Shell, 'openExternal'>, address: string): Promise<boolean> {
  if (address.length > maxMailtoLength || !plainMailto.test(address)) throw new Error('no mail of ours');
  return await shell.openExternal(address).then(
    () => true,
    () => false,
  );
}

/**
 * Whether a window may go to an address: only within its own origin.
 *
 * @param pageOrigin scheme and host, such as `app://keydesk`; the dev server's origin in development
 */
export function mayNavigate(address: string, pageOrigin: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return username === '' && password === '' && `${protocol}//${host}` === pageOrigin;
}

/** No page of ours needs any permission, present or future. */
export function mayHavePermission(): false {
  return false;
}

/** The part of a `webContents` that is guarded. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Locks one `webContents`: it stays on its page, opens nothing and hosts nothing. */
export function guardContents(contents: GuardedContents, pageOrigin: string): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!mayNavigate(event.url, pageOrigin)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses every permission and every device of a session. */
export function guardSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'setUSBProtectedClassesHandler'
    | 'setBluetoothPairingHandler'
    | 'on'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(mayHavePermission()));
  session.setPermissionCheckHandler(mayHavePermission);
  session.setDevicePermissionHandler(mayHavePermission);
  // Without this the picker of the OS could be reached; answering with nothing refuses.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
}

/**
 * Attaches the guards before anything is made that they must hold.
 *
 * @param certificates chooses what a host is shown that asks for a client certificate; null before any can be chosen
 */
export function attachGuards(
  app: Pick<App, 'on'>,
  pageOrigin: string,
  certificates: () => ClientCertificates | null,
): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, pageOrigin);
    guardSession(contents.session);
    contents.on('select-bluetooth-device', (event, _devices, answer) => {
      event.preventDefault();
      answer('');
    });
  });
  // No picker ever opens. Before Electron 44 nobody is asked here about requests of the main process, and so about those to
  // vendors: a server that demands a certificate then ends the handshake.
  app.on('select-client-certificate', (event, _contents, place, offered, answer) => {
    event.preventDefault();
    void chosenCertificate(certificates(), place, offered).then((certificate) =>
      certificate === null ? answer() : answer(certificate),
    );
  });
}

async function chosenCertificate(
  certificates: ClientCertificates | null,
  place: string,
  offered: readonly Certificate[],
): Promise<Certificate | null> {
  return (await certificates?.choose(place, offered).catch(() => null)) ?? null;
}
