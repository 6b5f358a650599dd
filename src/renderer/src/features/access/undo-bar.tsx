import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AccessChange } from '../../../../shared/domain/account';
import { problemText } from '../../bridge/wording/problem-text';
import { KeyHint } from '../../components/key-hint';
import { Notice } from '../../components/notice';
import type { Format } from '../../lib/format';
import { useFormat } from '../../lib/use-format';
import { useShortcut } from '../../lib/use-shortcut';
import type { UndoStep, UndoStore } from './undo-store';
import css from './undo-bar.module.css';

/** What was just done to the account, and the way back where the vendor has one. It stays until it is dealt with. */
export function UndoBar({
  store,
  hidden,
  onAsk,
}: {
  readonly store: UndoStore;
  /** While a dialog says the same. */
  readonly hidden: boolean;
  onAsk(change: AccessChange): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const step = useStore(store, (state) => state.step);
  const undo = (): void => {
    void store
      .getState()
      .undo()
      .then((wanted) => {
        if (wanted !== null) onAsk(wanted);
      });
  };
  useShortcut('undo', undo, { enabled: step.phase === 'offered' });
  // The region is there before its words are, or they would not be read aloud.
  if (step.phase === 'none' || hidden) return <div role="status" />;
  return (
    <div className={css['bar']} role="status">
      <Notice
        tone={tones[step.phase]}
        actions={
          <>
            {step.phase === 'offered' && (
              <Button
                size="xs"
                leftSection={<IconArrowBackUp size={14} stroke={1.75} aria-hidden />}
                rightSection={<KeyHint combination={{ key: 'u' }} />}
                aria-keyshortcuts="u"
                onClick={undo}
              >
                {t('undo.action')}
              </Button>
            )}
            {step.phase !== 'working' && (
              <CloseButton size="sm" aria-label={t('action.close')} onClick={() => store.getState().dismiss()} />
            )}
          </>
        }
      >
        {wordsFor(t, format, step)}
      </Notice>
    </div>
  );
}

const tones = { offered: 'ok', impossible: 'ok', working: 'quiet', undone: 'ok', failed: 'care' } as const;

function wordsFor(t: TFunction, format: Format, step: Exclude<UndoStep, { phase: 'none' }>): string {
  switch (step.phase) {
    case 'offered':
      return t(`access.done.${step.done.change}`);
    case 'impossible':
      return `${t(`access.done.${step.done.change}`)} ${t(`undo.impossible.${step.why}`)}`;
    case 'working':
      return t('undo.working');
    case 'undone':
      return `${t('undo.done')} ${t(`access.done.${step.change}`)}`;
    case 'failed':
      return `${problemText(t, format, step.problem)} ${t(step.unknown ? 'undo.unknown' : 'undo.notDone')}`;
  }
}
