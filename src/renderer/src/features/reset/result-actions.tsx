import { Button } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { languageOfTag } from '../../../../shared/domain/language';
import { problemText } from '../../bridge/wording/problem-text';
import { DialogActions } from '../../components/dialog-actions';
import { KeyHint } from '../../components/key-hint';
import { useFormat } from '../../lib/use-format';
import { useShortcut } from '../../lib/use-shortcut';
import type { ResetStore } from './reset-store';
import css from './hand-over.module.css';

interface ResultActionsProps {
  readonly store: ResetStore;
  /** Where leaving is the likeliest next thing: the id of what is read aloud with it. */
  readonly leaving: string | null;
  onClose(): void;
}

/** The foot of every result: the note for the ticket, and the way out. */
export function ResultActions({ store, leaving, onClose }: ResultActionsProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const note = useStore(store, (state) => state.note);
  const copyNote = (): void => void store.getState().copyNote(languageOfTag(i18n.language) ?? 'en');
  useShortcut('note', copyNote, { scope: 'dialog' });
  return (
    <>
      <p className={css['noted']} role="status">
        {note.state === 'copied' && t('reset.note.copied')}
        {note.state === 'failed' && problemText(t, format, note.problem)}
      </p>
      <DialogActions>
        <Button
          leftSection={<IconClipboardText size={16} stroke={1.75} aria-hidden />}
          rightSection={<KeyHint combination={{ key: 'n' }} />}
          aria-keyshortcuts="n"
          onClick={copyNote}
        >
          {t('reset.note.copy')}
        </Button>
        <Button
          {...(leaving === null ? {} : { variant: 'filled', autoFocus: true, 'aria-describedby': leaving })}
          onClick={onClose}
        >
          {t('action.done')}
        </Button>
      </DialogActions>
    </>
  );
}
