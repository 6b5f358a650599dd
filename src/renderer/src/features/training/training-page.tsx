import { Button, NativeSelect } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { trainingFaults } from '../../../../shared/domain/training';
import { vendorIds, vendorNames } from '../../../../shared/domain/vendor';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { OutboxList } from './outbox-list';
import { createTrainingStore } from './training-store';
import css from './training-page.module.css';

/** The trainer's side of the training stores: what they mailed, and what they are to get wrong. */
export function TrainingPage({ onLeave }: { onLeave(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bridge, announcer } = useDesk();
  const [store] = useState(() => createTrainingStore(bridge));
  const { outbox, faults, problem, busy } = useStore(store);
  useEffect(() => {
    void store.getState().readOutbox();
  }, [store]);

  const reset = async (): Promise<void> => {
    if (await store.getState().reset()) announcer.getState().say(t('training.resetDone'));
  };

  return (
    <Page
      title={t('training.title')}
      lead={t('training.lead')}
      onLeave={onLeave}
      actions={
        <Button disabled={busy} onClick={() => void reset()}>
          {t('training.reset')}
        </Button>
      }
    >
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <section>
        <h2 className={css['title']}>{t('training.faults')}</h2>
        <div className={css['faults']}>
          {vendorIds.map((vendor) => (
            <NativeSelect
              key={vendor}
              label={vendorNames[vendor]}
              value={faults[vendor]}
              data={trainingFaults.map((fault) => ({ value: fault, label: t(`training.fault.${fault}`) }))}
              onChange={(event) => {
                const fault = trainingFaults.find((candidate) => candidate === event.currentTarget.value);
                if (fault !== undefined) void store.getState().setFault(vendor, fault);
              }}
            />
          ))}
        </div>
      </section>
      <section>
        <div className={css['heading']}>
          <h2 className={css['title']}>{t('training.outbox')}</h2>
          <Button
            size="xs"
            leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
            onClick={() => void store.getState().readOutbox()}
          >
            {t('training.refresh')}
          </Button>
        </div>
        <OutboxList outbox={outbox} />
      </section>
    </Page>
  );
}
