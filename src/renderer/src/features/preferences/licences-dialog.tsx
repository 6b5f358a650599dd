import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShippedPart } from '../../../../shared/domain/shipped-part';
import { attempt, type Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { Dialog } from '../../components/dialog';
import { Notice } from '../../components/notice';
import { loading, type Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import css from './licences-dialog.module.css';

/** Whose work Keydesk is made of, and under which terms. */
export function LicencesDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge } = useDesk();
  const [parts, setParts] = useState<Loadable<readonly ShippedPart[], Problem>>(loading);
  useEffect(() => {
    let here = true;
    void attempt(bridge.app.licences()).then((answer) => {
      if (!here) return;
      setParts(
        answer.ok ? { phase: 'ready', value: answer.value.parts } : { phase: 'failed', problem: answer.problem },
      );
    });
    return () => {
      here = false;
    };
  }, [bridge]);

  return (
    <Dialog title={t('licences.title')} width={720} onClose={onClose}>
      {parts.phase === 'failed' && <Notice tone="care">{problemText(t, format, parts.problem)}</Notice>}
      {parts.phase === 'ready' && parts.value.length === 0 && <p>{t('licences.none')}</p>}
      {parts.phase === 'ready' && parts.value.length > 0 && (
        <>
          <p className={css['lead']}>{t('licences.lead', { count: parts.value.length })}</p>
          <ul className={css['list']}>
            {parts.value.map((part) => (
              <li key={`${part.name} ${part.version}`}>
                <details>
                  <summary className={css['part']}>
                    <span>
                      {part.name} {part.version}
                    </span>
                    <span className={css['licence']}>{part.licence}</span>
                  </summary>
                  <pre className={css['text']}>{part.text ?? t('licences.noText')}</pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
