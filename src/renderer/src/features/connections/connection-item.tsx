import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import { vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { ConnectionName } from '../../components/connection-name';
import { PolicyMark } from '../../components/policy-mark';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { TestReport } from './test-report';
import type { TestRun } from './test-run';
import css from './connection-item.module.css';

interface ConnectionItemProps {
  readonly connection: ConnectionSummary;
  readonly test: TestRun | null;
  readonly mayAdd: boolean;
  /** What it is moved by. */
  readonly handle: ReactNode;
  /** Whether the dragged one would be put before this one. */
  readonly isTarget: boolean;
  onDragOver(): void;
  onDrop(): void;
  onTest(): void;
  onStopTest(): void;
  onEdit(): void;
  onDuplicate(): void;
  onExport(): void;
  onRemove(): void;
}

export function ConnectionItem(props: ConnectionItemProps) {
  const { connection, test, mayAdd } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { name, colour, training, managed, vendor, host, problem } = connection;
  const store = plainText(name);
  const testing = test?.phase === 'running';
  return (
    <li
      className={css['item']}
      data-colour={colour}
      data-target={props.isTarget}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <div className={css['handle']}>{props.handle}</div>
      <div className={css['head']}>
        <h2 className={css['name']}>
          <ConnectionName name={name} colour={colour} training={training} vendor={vendorNames[vendor]} edgeless />
          {managed && <PolicyMark />}
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
          aria-label={t(testing ? 'connectionTest.stopStore' : 'connections.testStore', { name: store })}
          onClick={testing ? props.onStopTest : props.onTest}
        >
          {t(testing ? 'connectionTest.stop' : 'connections.test')}
        </Button>
        {!training && (
          <Button
            size="xs"
            aria-label={t(managed ? 'connectionList.secretsOf' : 'connections.editStore', { name: store })}
            onClick={props.onEdit}
          >
            {t(managed ? 'connectionList.enterSecrets' : 'connections.edit')}
          </Button>
        )}
        {!managed && (
          <Button size="xs" aria-label={t('connections.removeStore', { name: store })} onClick={props.onRemove}>
            {t('connections.remove')}
          </Button>
        )}
        {!training && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" size={30} aria-label={t('connectionList.more', { name: store })}>
                <IconDots size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {mayAdd && <Menu.Item onClick={props.onDuplicate}>{t('connectionList.duplicate')}</Menu.Item>}
              <Menu.Item onClick={props.onExport}>{t('connectionFile.export')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {test !== null && (
        <div className={css['probe']} role="status">
          <TestReport run={test} />
        </div>
      )}
    </li>
  );
}
