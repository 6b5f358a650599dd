import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconExclamationCircle,
  IconHelpCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../bridge/wording/problem-text';
import { probeWarningText } from '../../bridge/wording/probe-warning';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { stepText } from './step-text';
import type { TestRun } from './test-run';
import css from './test-report.module.css';

const signs = {
  running: IconCircleDashed,
  ok: IconCircleCheck,
  care: IconAlertTriangle,
  failed: IconExclamationCircle,
  unknown: IconHelpCircle,
};

/** What a test of a connection tried and found, step by step; a test never changes anything at the vendor. */
export function TestReport({ run }: { readonly run: TestRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { phase, steps, calls, result, problem } = run;
  return (
    <div className={css['report']}>
      {problem !== null && <Notice tone="stop">{problemText(t, format, problem)}</Notice>}
      {phase === 'stopped' && <Notice tone="quiet">{t('connectionTest.stopped')}</Notice>}
      {result?.ok === true && (
        <Notice tone="ok">{t('probe.answered', { count: Math.round(result.durationMs) })}</Notice>
      )}
      {steps.length > 0 && (
        <ol className={css['steps']} aria-label={t('connectionTest.steps')}>
          {steps.map((report) => {
            const Sign = signs[report.state];
            return (
              <li key={report.step} className={css['step']} data-state={report.state}>
                <Sign size={16} stroke={2} aria-hidden />
                <span>
                  {t(`connectionTest.step.${report.step}`)}
                  <VisuallyHidden>: {t(`connectionTest.state.${report.state}`)}</VisuallyHidden>
                </span>
                <span className={css['found']}>{stepText(t, format, report)}</span>
              </li>
            );
          })}
        </ol>
      )}
      {result !== null && result.warnings.length > 0 && (
        <Notice tone="care">
          {result.warnings.map(({ key, detail }) => (
            <p key={key}>{probeWarningText(t, key, detail)}</p>
          ))}
        </Notice>
      )}
      {calls.length > 0 && (
        <details className={css['calls']}>
          <summary>{t('connectionTest.calls', { count: calls.length })}</summary>
          <ul>
            {calls.map(({ method, route, status, durationMs }, index) => (
              // Calls are only ever added at the end.
              <li key={index}>{`${method} ${route} → ${status ?? '–'} · ${Math.round(durationMs)} ms`}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
