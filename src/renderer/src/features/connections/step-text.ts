import type { TFunction } from 'i18next';
import type { TestStepReport } from '../../../../shared/domain/connection-test';
import { problemText } from '../../bridge/wording/problem-text';
import { plainText } from '../../lib/inspect-text';
import type { Format } from '../../lib/format';

const abilities = [
  'find-email',
  'find-code',
  'find-login',
  'activate',
  'deactivate',
  'hold',
  'release',
  'reset-link',
  'reset-mailed',
  'reset-forced',
  'resend-confirmation',
] as const;

/** What a step of a test found, or what is wrong and what puts it right; null when its name says all. */
export function stepText(t: TFunction, format: Format, report: TestStepReport): string | null {
  const { step, state, failure, found, ms } = report;
  if (failure !== null) return problemText(t, format, { kind: 'failure', failure });
  if (state === 'running') return null;
  switch (step) {
    case 'settings':
    case 'secrets':
    case 'token':
      return null;
    case 'reach':
      return ms === null ? null : t('connectionTest.answeredIn', { count: Math.round(ms) });
    case 'tls':
      return state === 'unknown' ? t('connectionTest.noCertificate') : null;
    case 'scopes':
      return state === 'unknown' ? t('connectionTest.notTold') : found.join(', ');
    case 'tenant':
      return found.length === 0 ? null : t('connectionTest.callsItself', { name: plainText(found.join(', ')) });
    case 'clock':
      if (ms === null) return t('connectionTest.notTold');
      return state === 'ok'
        ? t('connectionTest.clockGood')
        : t('connectionTest.clockOff', { count: Math.round(Math.abs(ms) / 1_000) });
    case 'capabilities':
      return format.list(
        abilities.filter((ability) => found.includes(ability)).map((ability) => t(`connectionTest.can.${ability}`)),
      );
  }
}
