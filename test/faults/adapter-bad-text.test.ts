import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shopperAccountSchema, type ShopperAccount } from '../../src/shared/domain/account';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { openDoctoredDesk, reads, told, wordOf, type DoctoredDesk, type Told } from './proxy/desk';
import { send, type GoodAnswer } from './proxy/doctored-vendor';
import { leavesOf, withLeaf, type Path } from './proxy/leaves';
import { vendorRecords } from './proxy/records';

const mark = 'KDMARK';

const texts: readonly (readonly [string, string])[] = [
  ['[BI-01] an image with a script', `<img src=x onerror=alert(1)>${mark}`],
  ['[BI-01] a script', `<script>${mark}</script>`],
  ['[BI-01] a script address', `javascript:${mark}`],
  ['[BI-01] a template', `{{${mark}}}\${${mark}}`],
  ['[BI-02] right-to-left override and isolates', `a\u202e${mark}\u2066b\u2069`],
  ['[BI-02] zero-width joiners and tag characters', `a\u200d\u200b${mark}\u{e0041}\u{e007f}`],
  ['[BI-02] a tower of combining marks', `${mark}${'\u0301'.repeat(500)}`],
  ['[BI-03] look-alike letters', `\u0430d\u0430${mark}\uff20ex\u03bfmple.test`],
  ['[BI-03] 320 characters', `${mark}${'x'.repeat(314)}`],
  ['[BI-04] NUL and controls', `a\u0000\u0007\u001b[31m${mark}\u0085`],
  ['[BI-04] line breaks of every kind', `a\r\n${mark}\u2028\u2029b`],
  ['[BI-04] half a surrogate pair', `a\ud800${mark}\udfff`],
  ['[BI-05] white space around', `  ${mark}\t `],
];

const bigNumber = '@@BIG@@';
const values: readonly (readonly [string, unknown])[] = [
  ['a number', 77_001],
  ['a number as text', '77001'],
  ['null', null],
  ['nothing', undefined],
  ['false', false],
  ['a list', [mark]],
  ['an object', { a: mark }],
  ['a negative number', -1],
  ['a fraction', 1.5],
  ['2^53 + 1', bigNumber],
  ['a value nobody has heard of', `UNHEARD-${mark}`],
  ['empty text', ''],
  ['year 0', '0000-01-01T00:00:00Z'],
  ['year 9999', '9999-12-31T23:59:59.999Z'],
  ['the 30th of February', '2026-02-30T10:00:00Z'],
  ['a date that is none', '/Date(NaN)/'],
  ['a far date of the old form', '/Date(99999999999999999)/'],
  ['a date of the old form', '/Date(1795253571729+0100)/'],
];

describe.each(vendorIds)('%s: odd text and odd values from the vendor', (vendor) => {
  let desk: DoctoredDesk;
  beforeEach(async () => {
    desk = await openDoctoredDesk(vendor);
  });
  afterEach(() => desk.close());

  /** Reads the shopper with one member of a full record changed. */
  async function readWith(change: (record: Record<string, unknown>) => void): Promise<Told> {
    desk.vendor.treat((answer, response, { path }) => {
      const doctored = vendorRecords[vendor].getPath.test(path) ? treated(vendor, answer, change) : answer.text;
      send(response, doctored, { status: answer.status });
    });
    return told(reads.get(desk.fresh(), desk.id));
  }

  async function fullRecord(): Promise<Record<string, unknown>> {
    const seen: Record<string, unknown>[] = [];
    await readWith((record) => seen.push(structuredClone(record)));
    const [record] = seen;
    if (record === undefined) throw new Error('nothing was read');
    return record;
  }

  it('shows a full record', async () => {
    const outcome = await readWith(() => undefined);
    expect(wordOf(outcome)).toBe(desk.id);
    expect(outcome.kind === 'accounts' ? outcome.accounts[0]?.addresses.length : 0).toBeGreaterThan(0);
  });

  it.each(texts)('%s in every text stays as it is, or the field is named', async (_, text) => {
    const places = leavesOf(await fullRecord()).filter(({ value }) => typeof value === 'string');
    let shown = 0;
    for (const { path } of places) {
      const outcome = await readWith((record) => withLeaf(record, path, text));
      expectHonest(outcome, desk.id, path);
      if (outcome.kind === 'accounts')
        shown += stringsOf(outcome.accounts).filter((part) => part.includes(mark)).length;
      for (const part of outcome.kind === 'accounts' ? stringsOf(outcome.accounts) : []) {
        if (part.includes(mark)) expect(part.includes(text), `${path.join('.')} unchanged`).toBe(true);
      }
    }
    expect(shown).toBeGreaterThan(4);
  });

  it.each(values)('[BI-06] %s in every place is put up with, or the field is named', async (_, value) => {
    for (const { path } of leavesOf(await fullRecord())) {
      expectHonest(await readWith((record) => withLeaf(record, path, value)), desk.id, path);
    }
  });

  it('[BI-05] a text of 1 MB, ten thousand rows in a list: shown or refused, in time', async () => {
    const outcomes = [
      await readWith((record) => {
        for (const { path, value } of leavesOf(record)) {
          if (typeof value === 'string' && /name/iu.test(String(path.at(-1))))
            return withLeaf(record, path, 'n'.repeat(1_000_000));
        }
      }),
      await readWith((record) => {
        for (const list of Object.values(record)) {
          const [first] = Array.isArray(list) ? (list as unknown[]) : [];
          if (Array.isArray(list) && typeof first === 'object')
            list.push(...Array.from({ length: 10_000 }, () => first));
        }
      }),
    ];
    for (const outcome of outcomes) {
      expect([desk.id, 'vendor-error']).toContain(wordOf(outcome));
      expect(outcome.tookMs).toBeLessThan(2_500);
    }
  });
});

function treated(vendor: VendorId, answer: GoodAnswer, change: (record: Record<string, unknown>) => void): string {
  const parsed: unknown = JSON.parse(answer.text);
  const { record, more } = vendorRecords[vendor];
  const inside = record(parsed);
  Object.assign(inside, structuredClone(more));
  change(inside);
  return JSON.stringify(parsed).replaceAll(`"${bigNumber}"`, '9007199254740993');
}

/** The account that was asked for in the shape Keydesk promises, or a failure with the place and never the value. */
function expectHonest(outcome: Told, id: string, path: Path): void {
  const place = path.join('.');
  if (outcome.kind === 'failure') {
    expect(outcome.failure, place).toMatchObject({
      code: 'vendor-error',
      cause: 'schema',
      path: expect.stringMatching(/\w/u),
    });
    expect(JSON.stringify(outcome.failure), place).not.toContain(mark);
    return;
  }
  expect(wordOf(outcome), place).toBe(id);
  for (const account of outcome.accounts) {
    expect(
      shopperAccountSchema.safeParse({ ...account, ref: { ...account.ref, connectionId: 'c' } }).error,
      place,
    ).toBeUndefined();
    expectDates(account, place);
  }
}

function expectDates({ createdAt, updatedAt, lastSignInAt }: ShopperAccount, place: string): void {
  for (const at of [createdAt, updatedAt, lastSignInAt]) {
    if (at !== null) expect(new Date(at).toISOString(), place).toBe(at);
  }
}

function stringsOf(value: unknown): string[] {
  return leavesOf(value).flatMap((leaf) => (typeof leaf.value === 'string' ? [leaf.value] : []));
}
