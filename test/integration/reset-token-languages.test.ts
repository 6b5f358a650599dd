import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealByHand, withHeaderBytes } from '../unit/main/reset-links/seal-by-hand';
import { goodVector, vectors } from '../unit/main/reset-links/test-vectors';

const programs = resolve(import.meta.dirname, '../../docs/reset-token');
const keys = vectors.keys.map(({ text }) => text);

interface Language {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  /** The Debian package that brings the command. */
  readonly debianPackage: string;
  /** Done once before. */
  readonly prepare?: { readonly command: string; readonly arguments: readonly string[] };
}

const classes = mkdtempSync(join(tmpdir(), 'keydesk-java-'));
afterAll(() => rmSync(classes, { recursive: true }));

const languages: readonly Language[] = [
  {
    name: 'TypeScript',
    command: process.execPath,
    arguments: ['--import', 'tsx', join(programs, 'check.ts')],
    debianPackage: 'nodejs',
  },
  { name: 'PHP', command: 'php', arguments: [join(programs, 'check.php')], debianPackage: 'php-cli' },
  {
    name: 'Java',
    command: 'java',
    arguments: ['-XX:TieredStopAtLevel=1', '-cp', classes, 'Check'],
    debianPackage: 'default-jdk-headless',
    prepare: { command: 'javac', arguments: ['-Xlint:all', '-Werror', '-d', classes, join(programs, 'Check.java')] },
  },
];

function run(command: string, args: readonly string[], input: string, debianPackage: string): string {
  try {
    return execFileSync(command, args, { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`${command} is missing: apt-get install ${debianPackage} (Debian package ${debianPackage})`);
    }
    throw error;
  }
}

describe.each(languages)('the check in $name', (language) => {
  const check = (tokens: readonly string[], { now = vectors.now, purpose = 'reset', keyTexts = keys } = {}) =>
    run(
      language.command,
      [...language.arguments, String(now), vectors.audience, purpose, ...keyTexts],
      tokens.map((token) => `${token}\n`).join(''),
      language.debianPackage,
    )
      .trimEnd()
      .split('\n');
  const claimsOf = (line: string | undefined): unknown =>
    JSON.parse(Buffer.from(line?.replace(/^ok /u, '') ?? '', 'base64url').toString('utf8'));

  beforeAll(() => {
    const { prepare, debianPackage } = language;
    if (prepare !== undefined) run(prepare.command, prepare.arguments, '', debianPackage);
  });

  it('accepts the good vectors and reads their claims', () => {
    for (const purpose of ['reset', 'activate']) {
      const fitting = vectors.good.map(({ id }) => goodVector(id)).filter(({ claims }) => claims.pur === purpose);
      const lines = check(
        fitting.map(({ token }) => token),
        { purpose },
      );
      expect(lines.map(claimsOf)).toEqual(fitting.map(({ claims }) => claims));
    }
  });

  it('[BI-60] refuses every bad vector with its code', () => {
    const lines = check(vectors.bad.map(({ token }) => token));
    expect(lines).toEqual(vectors.bad.map(({ code }) => code));
  });

  it('holds the limits of time', () => {
    const { token } = goodVector('V1');
    const codes = [1_800_003_659, 1_800_003_660, 1_799_999_940, 1_799_999_939].map(
      (now) => check([token], { now })[0]?.split(' ')[0],
    );
    expect(codes).toEqual(['ok', 'time', 'ok', 'time']);
  });

  it('refuses a key that is not in its list', () => {
    expect(check([goodVector('V1').token], { keyTexts: keys.slice(1) })).toEqual(['header']);
  });

  it('refuses what parsers disagree on', async () => {
    const { claims, token } = goodVector('V1');
    const json = JSON.stringify(claims);
    const bad = await Promise.all(
      [
        json.replace('{', String.raw`{"s\u0075b":"900102",`),
        json.replace('1800000000', '1800000000.0'),
        json.replace('1800000000', '18e8'),
        json.replace('1800000000', '9007199254740993'),
        json.replace('1800000000', '"1800000000"'),
        json.replace('"900101"', '["900101"]'),
        json.replace('900101', String.raw`\ud800`),
        json.replace('900101', String.raw`9\u00000`),
        json.replace('900101', 'a\u0085b'),
        json.replace('900101', 'é'.repeat(129)),
        json.replace('ODw"', 'ODx"'),
        json.replace('{', '{"__proto__":"x",'),
        `\uFEFF${json}`,
        `${json}x`,
        json + ' '.repeat(1_024),
        json.replace('}', ',}'),
        Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xff]), Buffer.from('}')]),
      ].map((text) => sealByHand(text)),
    );
    expect(check(bad)).toEqual(bad.map(() => 'claims'));
    const header = JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'test-desk-2026a', typ: 'keydesk-reset-v1+jwt' });
    const badHeaders = [
      header.replace('{', '{"alg":"dir",'),
      '[]',
      '{}',
      `\uFEFF${header}`,
      header.replace('dir', 'DIR'),
    ];
    expect(check(badHeaders.map((text) => withHeaderBytes(token, text)))).toEqual(badHeaders.map(() => 'header'));
    const trailing = [`${token} `, token.slice(0, -1), `${token.slice(0, -1)}B`, '', 'a'.repeat(3_000)];
    expect(check(trailing)).toEqual(trailing.map(() => 'shape'));
  });

  it('accepts the members in any order and the longest subject', async () => {
    const { claims } = goodVector('V1');
    const reversed = Object.fromEntries(Object.entries(claims).reverse());
    const longest = { ...claims, sub: `${'é'.repeat(127)}"\\` };
    const lines = check(await Promise.all([reversed, longest].map((value) => sealByHand(JSON.stringify(value)))));
    expect(lines.map(claimsOf)).toEqual([claims, longest]);
  });

  it('computes the account-state binding of the vectors', () => {
    for (const id of ['V1', 'V2']) {
      const { claims, state } = goodVector(id);
      if (state === undefined) throw new Error(`${id} has no state`);
      const words = [claims.aud, claims.idk, claims.sub, state.email, state.status, state.stamp];
      const line = run(language.command, [...language.arguments, 'binding', ...words], '', language.debianPackage);
      expect(line.trim()).toBe(claims.asb);
    }
  });
});
