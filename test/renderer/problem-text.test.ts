import { beforeAll, describe, expect, it } from 'vitest';
import type { i18n } from 'i18next';
import { z } from 'zod';
import { languages } from '../../src/shared/domain/language';
import { failureSchema, type Failure } from '../../src/shared/domain/failure';
import { capabilityReasons } from '../../src/shared/domain/capability';
import { capabilityReasonText } from '../../src/renderer/src/bridge/wording/capability-text';
import { problemText } from '../../src/renderer/src/bridge/wording/problem-text';
import { createFormat } from '../../src/renderer/src/lib/format';
import { startLanguage } from '../../src/renderer/src/locales/start-language';

const format = createFormat('en-GB', { now: () => Date.parse('2026-11-20T12:00:00.000Z') });
const at = '2026-11-20T14:32:00.000Z';

function causesOf(cause: z.ZodEnum | z.ZodOptional<z.ZodEnum>): readonly (string | number | undefined)[] {
  return cause instanceof z.ZodOptional ? [undefined, ...cause.unwrap().options] : cause.options;
}

/** One failure for every code and every cause of the closed list. */
const failures: readonly Failure[] = failureSchema.options.flatMap((option): readonly Failure[] => {
  const code = option.shape.code.value;
  const causes = 'cause' in option.shape ? causesOf(option.shape.cause) : [undefined];
  const rest = {
    status: 503,
    retryAt: at,
    key: 'k',
    missingScope: 's',
    path: 'p',
    host: 'h',
    reason: 'no-vendor-link',
    rule: 'r',
    offsetMs: 400_000,
    field: 'tenant',
    count: 2,
    problem: 'malformed',
    at: 'journal-000000000009.ndjson:3',
  };
  return causes.map((cause) => failureSchema.parse({ ...rest, code, ...(cause === undefined ? {} : { cause }) }));
});

describe.each(languages)('in %s', (language) => {
  let words: i18n;
  beforeAll(async () => {
    words = await startLanguage([language]);
  });

  it.each(failures.map((failure) => [`${failure.code} ${'cause' in failure ? failure.cause : ''}`, failure] as const))(
    'there is a sentence for %s',
    (_, failure) => {
      const text = problemText(words.t, format, { kind: 'failure', failure });
      expect(text).toMatch(/^\P{Ll}.*\.$/su);
      expect(text).not.toMatch(/\{\{|failure\./u);
    },
  );

  it.each(capabilityReasons)('there is a sentence for the reason %s', (reason) => {
    expect(capabilityReasonText(words.t, reason)).toMatch(/\.$/u);
  });

  it('there is one for a mistake of ours', () => {
    expect(problemText(words.t, format, { kind: 'bug' })).toMatch(/Keydesk/u);
  });
});

describe('the closed list', () => {
  it('was walked to its end', () => {
    expect(failures.length).toBeGreaterThan(45);
  });

  it('says until when a throttle lasts', async () => {
    const { t } = await startLanguage(['en']);
    expect(problemText(t, format, { kind: 'failure', failure: { code: 'rate-limited', retryAt: at } })).toMatch(
      /Try again after \d\d:32\.$/u,
    );
  });

  it('names what is unknown to it rather than hiding it', async () => {
    const { t } = await startLanguage(['en']);
    expect(capabilityReasonText(t, 'brand-new')).toContain('brand-new');
    expect(
      problemText(t, format, { kind: 'failure', failure: { code: 'policy-denied', rule: 'brand-new' } }),
    ).toContain('brand-new');
  });
});
