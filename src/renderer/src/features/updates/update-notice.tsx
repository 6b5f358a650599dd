import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { problemText } from '../../bridge/wording/problem-text';
import { Notice } from '../../components/notice';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import { stepText } from './update-text';

/** On every screen: that a newer version waits for the end of this one, or has taken the place of its files already. */
export function UpdateNotice({ inCall }: { readonly inCall: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { updates } = useDesk();
  const { state, problem, install, restart } = useStore(updates);
  if (state === null) return null;
  const { step } = state;
  const refused = problem === null ? null : ` ${problemText(t, format, problem)}`;

  if (state.replaced) {
    return (
      <Notice
        tone="care"
        actions={
          !inCall && (
            <Button size="xs" onClick={() => void restart()}>
              {t('updates.restart')}
            </Button>
          )
        }
      >
        {t(inCall ? 'updates.replacedInCall' : 'updates.replaced')}
        {refused}
      </Notice>
    );
  }
  if (step.at !== 'ready') return null;
  return (
    <Notice
      tone="quiet"
      actions={
        !inCall && (
          <Button size="xs" onClick={() => void install(step.version)}>
            {t('updates.install')}
          </Button>
        )
      }
    >
      {stepText(t, format, state, inCall)}
      {refused}
    </Notice>
  );
}
