import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFileLog, type Log } from '../../../../src/main/platform/log';
import { logEvents, type LogEvent } from '../../../../src/main/platform/log-events';
import { createFixedClock, type FixedClock } from '../../../fakes/fixed-clock';

const recordSchema = z.record(z.string(), z.unknown());

let base: string;
let folder: string;
let clock: FixedClock;
let log: Log;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'keydesk-log-'));
  folder = join(base, 'logs');
  // Files are as old as the machine's own clock says.
  clock = createFixedClock(Date.now());
  log = createFileLog({ folder, clock });
});
afterEach(async () => {
  log.close();
  await rm(base, { recursive: true, force: true });
});

async function lines(): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, 'keydesk.log'), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => recordSchema.parse(JSON.parse(line)));
}

describe('[SC-45] the diagnostic log', () => {
  it('writes one JSON object per line, with the time and the declared fields', async () => {
    clock.set(Date.parse('2027-01-15T08:00:00.000Z'));
    log.write('vendor.call', {
      vendor: 'norce',
      method: 'GET',
      route: '/customer/{id}',
      status: 200,
      attempt: 1,
      code: null,
      durationMs: 12.6,
    });
    expect(await lines()).toEqual([
      {
        at: '2027-01-15T08:00:00.000Z',
        event: 'vendor.call',
        vendor: 'norce',
        method: 'GET',
        route: '/customer/{id}',
        status: 200,
        attempt: 1,
        code: null,
        durationMs: 13,
      },
    ]);
  });

  it('drops a field that is not declared', async () => {
    const fields = { code: 'timeout', body: 'canary.anna@example.test', where: 'main' };
    log.write('app.fault', fields);
    expect(await lines()).toEqual([{ at: expect.any(String), event: 'app.fault', code: 'timeout', where: 'main' }]);
  });

  it.each([
    ['an e-mail', 'canary.anna@example.test'],
    ['a real path with an id', '/customers/900101/password'],
    ['a query', '/customers?email=canary'],
    ['a link', 'https://shop.example/reset#kdt=abc'],
    ['a line of its own', 'x\n{"event":"app.started"}'],
    ['an ANSI escape', 'x\u001b[2J'],
    ['a line separator', 'x\u2028y'],
    ['a long text', 'word '.repeat(2000)],
    ['a token', 'mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA'],
    ['a token in a path', '/customers/mndMPLC9L2UmoWiEM-CcpQ_IFEVne8c1VrAP042LgwA'],
    ['a long word in a path', '/customers/annalisaundzwillingsbruder/logout'],
    ['nothing', ''],
  ])('puts a mark in place of %s', async (_what, value) => {
    log.write('vendor.call', { route: value, code: value, vendor: value });
    expect(await lines()).toEqual([
      { at: expect.any(String), event: 'vendor.call', vendor: '?', route: '?', code: '?' },
    ]);
  });

  it('keeps every record on one line of at most 4 KiB, whatever is handed in', async () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 6000 }), fc.double(), fc.boolean(), fc.object());
    const names = Object.keys(logEvents).filter((name): name is LogEvent => name in logEvents);
    let written = 0;
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(anything, { minLength: 7, maxLength: 7 }), (event, values) => {
        const fields: object = Object.fromEntries(
          Object.keys(logEvents[event]).map((name, at) => [name, values[at]] as const),
        );
        log.write(event, fields);
        written += 1;
      }),
    );
    const found = (await readFile(join(folder, 'keydesk.log'), 'utf8')).trimEnd().split('\n');
    expect(found).toHaveLength(written);
    expect(Math.max(...found.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(4096);
  });

  it('[SC-26] is readable by this user alone', async () => {
    log.write('app.stopping', { why: 'quit' });
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, 'keydesk.log'))).mode & 0o777).toBe(0o600);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
  });

  it('starts a new file when one is full, and keeps five', async () => {
    log.close();
    log = createFileLog({ folder, clock, maxBytes: 300 });
    for (let count = 0; count < 40; count += 1) log.write('window.gone', { why: 'crashed', count });
    const names = (await readdir(folder)).sort();
    expect(names).toEqual(['keydesk.1.log', 'keydesk.2.log', 'keydesk.3.log', 'keydesk.4.log', 'keydesk.log']);
    for (const name of names) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(300);
    expect((await lines()).at(-1)).toMatchObject({ count: 39 });
  });

  it('goes on in the same file after a restart', async () => {
    log.write('app.stopping', { why: 'quit' });
    log.close();
    log = createFileLog({ folder, clock });
    log.write('app.started', { version: '0.1.0' });
    expect((await lines()).map(({ event }) => event)).toEqual(['app.stopping', 'app.started']);
  });

  it('deletes its own files after 14 days, and nobody else’s', async () => {
    log.write('app.stopping', { why: 'quit' });
    log.close();
    await writeFile(join(folder, 'keydesk.3.log'), 'old');
    await writeFile(join(folder, 'other.log'), 'old');
    const old = new Date(clock.now() - 15 * 24 * 60 * 60 * 1000);
    for (const name of ['keydesk.3.log', 'other.log']) await utimes(join(folder, name), old, old);
    log = createFileLog({ folder, clock });
    log.write('app.started', { version: '0.1.0' });
    expect((await readdir(folder)).sort()).toEqual(['keydesk.log', 'other.log']);
  });

  it('never throws when it can’t write, and tells later how much is missing', async () => {
    log.close();
    await writeFile(join(base, 'blocked'), '');
    log = createFileLog({ folder: join(base, 'blocked'), clock });
    log.write('app.stopping', { why: 'quit' });
    log.write('app.stopping', { why: 'quit' });
    await rm(join(base, 'blocked'));
    log.write('app.started', { version: '0.1.0' });
    folder = join(base, 'blocked');
    expect(await lines()).toMatchObject([{ event: 'app.started' }, { event: 'log.dropped', count: 2 }]);
  });
});
