import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nextBatch, readBacklog } from '../../src/main/journal-export/live/backlog';
import type { OutgoingRecord } from '../../src/main/journal-export/live/log-target';
import { createSyslogSender } from '../../src/main/journal-export/live/send-syslog';
import { toCef } from '../../src/main/journal-export/live/to-cef';
import { toSyslog } from '../../src/main/journal-export/live/to-syslog';
import type { JournalRecord } from '../../src/main/journal/record';
import { makeCertificate } from '../fakes/certificates';
import { parseCef } from '../fakes/cef-parser';
import { failureOf } from '../fakes/failure-of';
import { makeJournal } from '../setup/make-journal';
import { freePort } from './support/free-port';

const installed = spawnSync('rsyslogd', ['-v'], { encoding: 'utf8' }).status === 0;
const base = mkdtempSync(join(tmpdir(), 'keydesk-rsyslog-'));
const output = join(base, 'received.log');
let daemon: ChildProcess;
let port: number;
let ca: Buffer;
let records: readonly OutgoingRecord[];

beforeAll(async () => {
  const { trail } = makeJournal(join(base, 'journal'), { entries: 150, days: 1 });
  const from = { target: 'test', seq: 0, firstSeq: 1, offset: 0 };
  records = (await nextBatch(trail, await readBacklog(trail, from, 1e9), 200))?.records ?? [];
  if (!installed) return;
  port = await freePort();
  const { key, cert } = await makeCertificate();
  ca = Buffer.from(cert);
  for (const [name, text] of [
    ['key.pem', key],
    ['cert.pem', cert],
    [
      'rsyslog.conf',
      `global(workDirectory="${base}" defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="${base}/cert.pem"
         defaultNetstreamDriverCertFile="${base}/cert.pem" defaultNetstreamDriverKeyFile="${base}/key.pem")
       module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.Authmode="anon")
       template(name="all" type="string" string="%msgid%\\t%structured-data%\\t%syslogfacility%\\t%syslogseverity%\\t%msg%\\n")
       ruleset(name="in") { action(type="omfile" file="${output}" template="all") }
       input(type="imtcp" address="127.0.0.1" port="${String(port)}" ruleset="in")\n`,
    ],
  ] as const) {
    writeFileSync(join(base, name), text, { mode: 0o600 });
  }
  daemon = spawn('rsyslogd', ['-n', '-f', join(base, 'rsyslog.conf'), '-i', join(base, 'pid')], { stdio: 'ignore' });
});
afterAll(() => {
  if (installed) daemon.kill();
  rmSync(base, { recursive: true, force: true });
});

function sender(format: (record: JournalRecord) => string, trusted: Buffer | null = ca) {
  return createSyslogSender({ host: '127.0.0.1', port, ca: trusted, format });
}
const inTime = (): AbortSignal => AbortSignal.timeout(20_000);

async function sendWhenUp(format: (record: JournalRecord) => string): Promise<void> {
  await vi.waitFor(() => sender(format)(records, inTime()), { timeout: 50_000, interval: 300 });
}

/** The last whole lines with or without a text of their own, once there are as many as were sent in that form. */
async function received(form: 'bare' | 'with-text'): Promise<readonly (readonly string[])[]> {
  return await vi.waitFor(
    () => {
      const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1);
      const wanted = lines
        .map((line) => line.split('\t'))
        .filter(([, , , , text]) => (text?.trim() !== '') === (form === 'with-text'));
      expect(wanted.length).toBeGreaterThanOrEqual(records.length);
      return wanted.slice(-records.length);
    },
    { timeout: 50_000, interval: 200 },
  );
}

describe.skipIf(!installed)('syslog over TLS, as rsyslog takes it', () => {
  it('arrives complete, each record with its own structured data', async () => {
    await sendWhenUp((record) => toSyslog(record, 32_473));
    const lines = await received('bare');
    expect(lines.map(([act]) => act)).toEqual(records.map(({ record }) => record.act));
    expect(lines.map(([, data]) => /hash="(?<hash>[^"]+)"/u.exec(data ?? '')?.groups?.['hash'])).toEqual(
      records.map(({ record }) => record.hash),
    );
    expect(lines.every(([, , facility]) => facility === '13')).toBe(true);
  });

  it('arrives as CEF in the text', async () => {
    await sendWhenUp((record) => toSyslog(record, 32_473, toCef(record)));
    const lines = await received('with-text');
    const events = lines.map(([, , , , text]) => parseCef(text?.trim() ?? ''));
    expect(events.map(({ extension }) => extension['externalId'])).toEqual(records.map(({ record }) => record.hash));
    expect(events.map(({ head }) => head.slice(0, 6))).toEqual(
      records.map(({ record: { act } }) => ['CEF:0', 'Keydesk', 'Keydesk', '1.0.0', act, act]),
    );
  });

  it('[SC-31][FT-17] is sent to nobody whose certificate is not vouched for', async () => {
    const stranger = await makeCertificate();
    const send = sender((record) => toSyslog(record, 32_473), Buffer.from(stranger.cert));
    expect(await failureOf(send(records, inTime()))).toEqual({ code: 'tls-untrusted', host: '127.0.0.1' });
  });
});

describe('a collector that is not there', () => {
  it('[FT-13] is told from one that does not take records', async () => {
    const send = createSyslogSender({
      ...{ host: '127.0.0.1', port: await freePort(), ca: null },
      format: (record) => toSyslog(record, 1),
    });
    expect(await failureOf(send(records, inTime()))).toEqual({ code: 'offline', cause: 'refused' });
  });
});

describe('what could end a field', () => {
  const odd = 'a"b]c\\d|e=f\ng';
  it('is escaped in structured data', () => {
    const [first] = records;
    if (first === undefined) throw new Error('no record');
    const text = toSyslog({ ...first.record, agent: odd }, 1);
    expect(text).toContain(String.raw`agent="a\"b\]c\\d|e=f`);
  });

  it('is escaped in CEF', () => {
    const [first] = records;
    if (first === undefined) throw new Error('no record');
    const text = toCef({ ...first.record, agent: odd, app: '1|2\\3' });
    expect(text).toContain(String.raw`|1\|2\\3|`);
    expect(text).toContain(String.raw`suser=a"b]c\\d|e\=f\ng`);
  });
});
