import { describe, expect, it } from 'vitest';
import { failedStartText as textIn } from '../../../../src/main/app/failed-start';
import { nativeTexts } from '../../../../src/main/app/texts/all-native-texts';
import { parsePolicy } from '../../../../src/main/policy/load-policy';
import { fail } from '../../../../src/shared/domain/failure';

const failedStartText = (error: unknown): string => textIn(error, nativeTexts.en.failedStart);
const misconfigured = (field: string) => fail({ code: 'misconfigured', cause: 'setting', field });

describe('why the app can’t start', () => {
  it('[BI-46] names the line of a policy that is at fault', async () => {
    const error: unknown = await parsePolicy('{\n"linkVisible": "no"\n}').catch((thrown: unknown) => thrown);
    expect(failedStartText(error)).toMatch(/mistake at line 2: linkVisible\./u);
  });

  it.each([
    ['policy file: writable', /can’t be trusted \(writable\)/u],
    ['settings.version', /newer Keydesk/u],
    ['settings.file', /can’t be written/u],
    ['something.else', /set up wrong: something\.else/u],
  ])('says what to do about %s', (field, text) => {
    expect(failedStartText(misconfigured(field))).toMatch(text);
  });

  it('shows nothing of an error that nobody foresaw', () => {
    expect(failedStartText(new Error('CANARY-SECRET in a path'))).not.toContain('CANARY');
    expect(failedStartText(fail({ code: 'keychain-locked' }))).toContain('keychain-locked');
  });
});
