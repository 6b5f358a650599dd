import { app, session } from 'electron';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { keepQuiet } from '../../src/main/app/quiet-session';
import { createVendorSessions } from '../../src/main/app/vendor-sessions';
import { attachGuards } from '../../src/main/app/guards';
import { chooseCertificate, type NamedCertificate } from '../../src/main/connections/client-certificates';
import type { VendorAdapter } from '../../src/main/vendors/port';
import { vendorDefinitions } from '../../src/main/vendors/registry';
import { isKeydeskError } from '../../src/shared/domain/failure';
import type { VendorId } from '../../src/shared/domain/vendor';
import { openBench } from '../conformance/vendor-adapter/open-bench';
import { runUpdate } from './run-update';
import type { TransportCommand, TransportConnection, TransportReply } from '../e2e/support/transport';
import { startFaultProxy, type FaultProxy } from '../faults/proxy/fault-proxy';

/*
 * The program's way to the vendors inside Electron and nothing else of it: the adapters over Chromium's network stack, as
 * the app makes them. Takes commands on standard input, one JSON text a line, and answers each in a line of its own.
 */
const named: NamedCertificate[] = [];
attachGuards(app, 'app://keydesk', () => ({
  choose: (place, offered) => Promise.resolve(chooseCertificate(place, offered, named)),
}));
// No window, and none that could be the last.
app.on('window-all-closed', () => undefined);
const adapters = new Map<string, VendorAdapter>();

let store: { readonly proxy: FaultProxy } | null = null;

/**
 * Starts a vendor in this process, for tests that take the network of the whole process away: what runs outside could not
 * be reached from in here. It listens on every address there is, behind the fault proxy.
 */
async function openStore(vendor: VendorId): Promise<{ readonly connection: TransportConnection; readonly id: string }> {
  const { emulator } = await openBench(vendor);
  const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
  const proxy = await startFaultProxy(emulator.origin, 1);
  const front = createServer((client) => {
    const inner = connect(proxy.port, '127.0.0.1');
    client.on('error', () => undefined).pipe(inner);
    inner.on('error', () => undefined).pipe(client);
    client.once('close', () => inner.destroy());
    inner.once('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, '0.0.0.0', resolve));
  const origin = `http://localhost:${String((front.address() as AddressInfo).port)}`;
  store = { proxy };
  const { config, secrets } = emulator.connection;
  const routed = JSON.parse(JSON.stringify(config).replaceAll(emulator.origin, origin)) as typeof config;
  return { connection: { vendor, config: routed, secrets }, id };
}

type Transports = ReturnType<typeof createVendorSessions>;

let sent = 0;

/** Counts what is sent, and changes nothing about it. */
function counted(fetch: Transports['fetch']): Transports['fetch'] {
  return (...request) => {
    sent += 1;
    return fetch(...request);
  };
}

function adapterFor(transports: Transports, connection: TransportConnection): VendorAdapter {
  const { vendor, config, secrets, limits } = connection;
  const key = JSON.stringify(connection);
  const known = adapters.get(key);
  if (known !== undefined) return known;
  const made = vendorDefinitions[vendor].open({
    ...transports,
    ...(connection.shared === true ? { fetchOnce: transports.fetch } : {}),
    config,
    secrets: () => Promise.resolve(secrets),
    clock: { now: () => Date.now() },
    ...(limits === undefined ? {} : { limits }),
  });
  adapters.set(key, made);
  return made;
}

async function perform(transports: Transports, command: TransportCommand): Promise<unknown> {
  switch (command.do) {
    case 'call': {
      const { method, args } = command;
      const signal = new AbortController().signal;
      // The test names a method of the port and brings its arguments; what it answers is compared there.
      const work: unknown = Reflect.get(adapterFor(transports, command.connection), method);
      if (typeof work !== 'function') throw new Error(`no method ${method}`);
      return await Promise.resolve<unknown>(Reflect.apply(work, undefined, [...args, signal]));
    }
    case 'fetch': {
      const answer = await transports[command.once ? 'fetchOnce' : 'fetch'](command.url, { redirect: 'error' });
      return { status: answer.status, text: await answer.text() };
    }
    case 'open-store':
      return await openStore(command.vendor);
    case 'swallow':
      store?.proxy.poison({ toxic: { kind: 'timeout' }, when: new RegExp(command.pattern, 'u'), times: 1 });
      return null;
    case 'arrived':
      return store?.proxy.requests.map(({ line }) => line) ?? [];
    case 'name-certificate':
      named.push(command.named);
      return null;
    case 'sent':
      return sent;
    case 'version':
      return process.versions.electron;
    case 'update':
      return await runUpdate(command);
  }
}

function answer(reply: TransportReply): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

function serve(transports: Transports): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const { id, command } = JSON.parse(line) as { id: number; command: TransportCommand };
    perform(transports, command).then(
      (value) => answer({ id, value: value ?? null, failure: null, crash: null }),
      (error: unknown) => {
        if (isKeydeskError(error)) answer({ id, value: null, failure: error.failure, crash: null });
        else answer({ id, value: null, failure: null, crash: error instanceof Error ? error.message : 'unknown' });
      },
    );
  });
  lines.on('close', () => app.exit(0));
  answer({ id: 0, value: 'ready', failure: null, crash: null });
}

// Not awaited: Electron is ready only after this file has run.
void app.whenReady().then(() => {
  keepQuiet(session.defaultSession);
  const transports = createVendorSessions('0.0.0');
  serve({ ...transports, fetch: counted(transports.fetch), fetchOnce: counted(transports.fetchOnce) });
});
