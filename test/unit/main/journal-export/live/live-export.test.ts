import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCursorFile } from '../../../../../src/main/journal-export/live/export-cursor';
import { createLiveExport, type LiveExport } from '../../../../../src/main/journal-export/live/live-export';
import type { LogTarget } from '../../../../../src/main/journal-export/live/log-target';
import { createOtlpSender } from '../../../../../src/main/journal-export/live/send-otlp';
import { createFixedClock, type FixedClock } from '../../../../fakes/fixed-clock';
import { readOtlpLogs } from '../../../../fakes/otlp-definitions';
import { makeJournal, type MadeJournal } from '../../../../setup/make-journal';

const value = z.union([
  z.strictObject({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.strictObject({ intValue: z.union([z.string(), z.number()]) }).transform(({ intValue }) => Number(intValue)),
]);
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .transform((list) => Object.fromEntries(list.map((one) => [one.key, one.value])));
/** The members that matter here, of what OpenTelemetry's own definitions have read. */
const otlpLogs = z.object({
  resourceLogs: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeLogs: z.array(
        z.object({
          logRecords: z.array(
            z.object({ timeUnixNano: z.string(), severityNumber: z.number(), body: value, attributes }),
          ),
        }),
      ),
    }),
  ),
});
type Received = z.output<typeof otlpLogs>['resourceLogs'][number]['scopeLogs'][number]['logRecords'][number];

let base: string;
let made: MadeJournal;
let collector: Server;
let received: Received[];
let status: number;
let clock: FixedClock;
let gaps: number[];
const opened: LiveExport[] = [];

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'keydesk-live-'));
  made = makeJournal(join(base, 'journal'), { entries: 1_000, days: 3, maxBytes: 64 * 1024 });
  received = [];
  gaps = [];
  status = 200;
  clock = createFixedClock();
  collector = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      if (status === 200) {
        const logs = otlpLogs.parse(readOtlpLogs(JSON.parse(text)));
        received.push(...logs.resourceLogs.flatMap((one) => one.scopeLogs.flatMap(({ logRecords }) => logRecords)));
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
  await new Promise((resolve) => collector.close(resolve));
  rmSync(base, { recursive: true, force: true });
});

function open(changes: { readonly stopWritesAfterMinutes?: number; readonly maxBacklogBytes?: number } = {}) {
  const url = `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}/v1/logs`; // it listens on TCP
  const target: LogTarget = { kind: 'otlp', url, stopWritesAfterMinutes: changes.stopWritesAfterMinutes ?? null };
  const live = createLiveExport({
    journal: {
      trail: () => Promise.resolve(made.trail),
      event: (_act, details) => void gaps.push(details?.count ?? 0),
    },
    ...{ target, clock, send: createOtlpSender(url, fetch), journalKind: () => Promise.resolve('keychain') },
    cursorFile: createCursorFile(join(base, 'cursor.json')),
    ...(changes.maxBacklogBytes === undefined ? {} : { maxBacklogBytes: changes.maxBacklogBytes }),
  });
  opened.push(live);
  return live;
}

function hashes(): readonly unknown[] {
  return received.map((one) => one.attributes['keydesk.hash']);
}

describe('the live export to OTLP', () => {
  it('hands over every record once, in order, with its members and a severity', async () => {
    const live = open();
    await live.round();
    expect(received).toHaveLength(made.head.seq);
    expect(received.map((one) => one.attributes['keydesk.seq'])).toEqual(
      Array.from({ length: made.head.seq }, (_, at) => at + 1),
    );
    expect(hashes().at(-1)).toBe(made.head.hash);
    const failed = received.find((one) => one.attributes['keydesk.out'] === 'failed');
    expect(failed).toMatchObject({ severityNumber: 13, body: 'reset.link' });
    expect(live.status()).toMatchObject({ acknowledgedSeq: made.head.seq, backlogBytes: 0, failingSince: null });
  });

  it('is held against definitions that refuse another shape', () => {
    expect(() => readOtlpLogs({ resourceLogs: [{ scopeLogs: 'none' }] })).toThrow(/array expected/u);
    expect(readOtlpLogs({ resourceLogs: [], something: 'else' })).toEqual({});
  });

  it('goes on where it stopped, also after a restart', async () => {
    await open().round();
    const before = received.length;
    await open().round();
    expect(received).toHaveLength(before);
  });

  it('keeps what a collector did not take, and says since when it does not', async () => {
    status = 503;
    const live = open();
    await live.round();
    expect(received).toEqual([]);
    expect(live.status()).toMatchObject({ failureCode: 'unavailable', backlogBytes: made.bytes });
    expect(live.status().failingSince).not.toBeNull();
    status = 200;
    await live.round();
    expect(hashes()).toHaveLength(made.head.seq);
    expect(live.status()).toMatchObject({ failingSince: null, backlogBytes: 0 });
  });

  it('stops writes only where the policy says so, and only after its time', async () => {
    status = 503;
    const lenient = open();
    const strict = open({ stopWritesAfterMinutes: 10 });
    await lenient.round();
    await strict.round();
    expect(strict.problem()).toBeNull();
    clock.advance(10 * 60_000);
    expect(lenient.problem()).toBeNull();
    expect(strict.problem()).toEqual({ code: 'policy-denied', rule: 'log-export' });
    status = 200;
    await strict.round();
    expect(strict.problem()).toBeNull();
  });

  it('[SC-41] hands over alarms before everything else that waits', async () => {
    made = makeJournal(join(base, 'alarmed'), { entries: 1_000, days: 3, maxBytes: 64 * 1024, alarmAt: 907 });
    await open().round();
    expect(received[0]).toMatchObject({ severityNumber: 17, body: 'limit.hit' });
    expect(new Set(hashes()).size).toBe(made.head.seq);
    expect(received).toHaveLength(made.head.seq + 1);
  });

  it('leaves out the oldest files when too much waits, and records the gap', async () => {
    const live = open({ maxBacklogBytes: 128 * 1024 });
    await live.round();
    expect(gaps).toHaveLength(1);
    expect(received.length + (gaps[0] ?? 0)).toBe(made.head.seq);
    expect(received.at(0)?.attributes['keydesk.seq']).toBe((gaps[0] ?? 0) + 1);
  });
});
