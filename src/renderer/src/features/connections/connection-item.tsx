import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, ProbeResult } from '../../../../shared/domain/connection';
import { vendorNames } from '../../../../shared/domain/vendor';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { ConnectionName } from '../../components/connection-name';
import { plainText } from '../../lib/inspect-text';
import type { Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { ProbeReport } from './probe-report';
import css from './connection-item.module.css';

interface ConnectionItemProps {
  readonly connection: ConnectionSummary;
  readonly probe: Loadable<ProbeResult, Problem> | null;
  onProbe(): void;
  onEdit(): void;
  onRemove(): void;
}

export function ConnectionItem({ connection, probe, onProbe, onEdit, onRemove }: ConnectionItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, colour, training, vendor, host, problem } = connection;
  const store = plainText(name);
  return (
    <li className={css['item']} data-colour={colour}>
      <div className={css['head']}>
        <h2 className={css['name']}>
          <ConnectionName name={name} colour={colour} training={training} vendor={vendorNames[vendor]} edgeless />
        </h2>
        <p className={css['host']}>{host}</p>
        <p className={css['state']} data-ready={problem === null}>
          {problem === null ? (
            <>
              <IconCircleCheck size={14} stroke={2} aria-hidden />
              {t('connections.ready')}
            </>
          ) : (
            <>
              <IconAlertTriangle size={14} stroke={2} aria-hidden />
              {problemText(t, format, { kind: 'failure', failure: problem })}
            </>
          )}
        </p>
      </div>
      <div className={css['buttons']}>
        <Button
          size="xs"
          disabled={probe?.phase === 'loading'}
          aria-label={t('connections.testStore', { name: store })}
          onClick={onProbe}
        >
          {probe?.phase === 'loading' ? t('connections.testing') : t('connections.test')}
        </Button>
        {!training && (
          <Button size="xs" aria-label={t('connections.editStore', { name: store })} onClick={onEdit}>
            {t('connections.edit')}
          </Button>
        )}
        <Button size="xs" aria-label={t('connections.removeStore', { name: store })} onClick={onRemove}>
          {t('connections.remove')}
        </Button>
      </div>
      {probe !== null && probe.phase !== 'loading' && (
        <div className={css['probe']} role="status">
          <ProbeReport probe={probe} />
        </div>
      )}
    </li>
  );
}
