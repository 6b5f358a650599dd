import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportStatus } from '../../../../shared/domain/journal-export';
import { attempt } from '../../bridge/attempt';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';

const everyMs = 10_000;

/** How the live export stands; nothing where there is none. */
export function LiveStatus() {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [status, setStatus] = useState<ExportStatus | null>(null);
  useEffect(() => {
    let left = false;
    const read = async (): Promise<void> => {
      const answer = await attempt(bridge.journal.exportStatus());
      if (!left && answer.ok) setStatus(answer.value.status);
    };
    void read();
    const timer = setInterval(() => void read(), everyMs);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [bridge]);

  if (status === null) return null;
  const { collector, failingSince, failureCode, acknowledgedAt, acknowledgedSeq, backlogBytes } = status;
  if (failingSince !== null) {
    return (
      <Notice tone="care">
        {t('journal.live.failing', {
          ...{ collector, code: failureCode ?? '', time: format.moment(failingSince) },
          size: Math.ceil(backlogBytes / 1000),
        })}
      </Notice>
    );
  }
  return (
    <Notice tone="quiet">
      {acknowledgedAt === null
        ? t('journal.live.none', { collector })
        : t('journal.live.sent', { collector, seq: acknowledgedSeq ?? 0, time: format.moment(acknowledgedAt) })}
    </Notice>
  );
}
