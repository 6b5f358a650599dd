import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../bridge/attempt';
import { useDesk } from './desk';

/** Longest value main takes to the clipboard, in UTF-16 units. */
export const maxCopyLength = 320;

/** Puts one shown value on the clipboard and says so; `what` is its label. */
export function useCopy(): (what: string, text: string) => Promise<void> {
  const { bridge, announcer } = useDesk();
  const { t } = useTranslation();
  return useCallback(
    async (what, text) => {
      const answer = await attempt(bridge.app.copyText({ text }));
      announcer.getState().say(answer.ok ? t('copy.done', { what }) : t('copy.failed', { what }));
    },
    [bridge, announcer, t],
  );
}
