import { useTranslation } from 'react-i18next';
import type { ProbeResult } from '../../../../shared/domain/connection';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { probeWarningText } from '../../bridge/wording/probe-warning';
import { Notice } from '../../components/notice';
import { VendorText } from '../../components/vendor-text';
import type { Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';

/** A clock that is further off than this makes tokens unreliable. */
const clockToleranceMs = 60_000;

/** What a test of a connection found; a test never changes anything at the vendor. */
export function ProbeReport({
  probe,
}: {
  readonly probe: Exclude<Loadable<ProbeResult, Problem>, { phase: 'loading' }>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (probe.phase === 'failed') return <Notice tone="stop">{problemText(t, format, probe.problem)}</Notice>;

  const { ok, failure, storeName, missingScopes, clockOffsetMs, warnings, durationMs } = probe.value;
  if (!ok) {
    return (
      <Notice tone="stop">
        {failure === null ? t('failure.bug') : problemText(t, format, { kind: 'failure', failure })}
      </Notice>
    );
  }
  const clockOff = clockOffsetMs !== null && Math.abs(clockOffsetMs) >= clockToleranceMs;
  const clean = missingScopes.length === 0 && warnings.length === 0 && !clockOff;
  return (
    <Notice tone={clean ? 'ok' : 'care'}>
      <p>
        {t('probe.answered', { count: Math.round(durationMs) })}
        {storeName !== null && (
          <>
            {' '}
            {t('probe.storeName')} <VendorText text={storeName} />
          </>
        )}
      </p>
      {missingScopes.length > 0 && <p>{t('probe.missingScopes', { scopes: missingScopes.join(', ') })}</p>}
      {clockOff && <p>{t('probe.clock', { count: Math.round(Math.abs(clockOffsetMs) / 1_000) })}</p>}
      {warnings.map(({ key, detail }) => (
        <p key={key}>{probeWarningText(t, key, detail)}</p>
      ))}
    </Notice>
  );
}
