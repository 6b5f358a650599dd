import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { mayLookForUpdates, type UpdateState } from '../../../../shared/domain/update-state';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { plainText } from '../../lib/inspect-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { UpdateActions } from './update-actions';
import { percentDone, stepText } from './update-text';

/** Whether this Keydesk updates itself, from where, how far it is, and what can be done about it. */
export function UpdateStatus({ state, inCall }: { readonly state: UpdateState; readonly inCall: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const problem = useStore(useDesk().updates, (store) => store.problem);
  const { bar, feed, ring, step } = state;
  const looks = mayLookForUpdates(bar);
  const text = stepText(t, format, state, inCall);

  return (
    <>
      {bar !== null && <p>{t(`updates.bar.${bar}`)}</p>}
      {looks && feed !== null && (
        <p>
          {t(`updates.feed.${feed.from}`, { host: plainText(feed.host) })}
          {ring === 'early' && ` ${t('updates.early')}`}
        </p>
      )}
      <div role="status">
        {text !== null && (step.at === 'failed' ? <Notice tone="care">{text}</Notice> : <p>{text}</p>)}
      </div>
      {step.at === 'downloading' && (
        <Progress
          value={percentDone(step)}
          aria-label={t('updates.progress', { version: step.version })}
          transitionDuration={0}
        />
      )}
      {problem !== null && (
        <Notice tone="stop" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      {looks && <UpdateActions state={state} inCall={inCall} />}
    </>
  );
}
