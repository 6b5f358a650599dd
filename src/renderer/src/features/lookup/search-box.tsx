import { IconSearch } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cleanQuery } from '../../../../shared/domain/lookup-key';
import { KeyHint } from '../../components/key-hint';
import { mask } from '../../lib/mask';
import { useMasking } from '../../lib/masking';
import { useShortcut } from '../../lib/use-shortcut';
import { KindChip } from './kind-chip';
import type { LookupStore } from './lookup-store';
import css from './search-box.module.css';

interface SearchBoxProps {
  readonly store: LookupStore;
  /** Changes whenever the box is to take the focus; null while something else has it. */
  readonly focusStamp: number | null;
  onSearch(): void;
  /** The agent wants to go on to the rows. */
  onEnterRows(): void;
}

/** The box that is always there: type or paste what the caller gives, and Enter. */
export function SearchBox({ store, focusStamp, onSearch, onEnterRows }: SearchBoxProps) {
  const { t } = useTranslation();
  const text = useStore(store, (state) => state.text);
  const input = useRef<HTMLInputElement>(null);
  const { isAsked, isOn } = useMasking();
  // What is being typed has to be seen; left alone, it is a shopper's data like any other.
  const [hasFocus, setHasFocus] = useState(false);
  const isMasked = isOn && !hasFocus;
  useLayoutEffect(() => {
    // The text has just taken its mask's place, and what was selected of the mask is no longer.
    if (isAsked && hasFocus) input.current?.select();
  }, [isAsked, hasFocus]);

  const focus = (): void => {
    input.current?.focus();
    input.current?.select();
  };
  useEffect(() => {
    if (focusStamp !== null) focus();
  }, [focusStamp]);
  useShortcut('search', focus);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // Enter that ends the composition of a letter is no command.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onSearch();
    else if (event.key === 'ArrowDown') onEnterRows();
    else return;
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    if (!replacesAll) return;
    event.preventDefault();
    store.getState().setText(cleanQuery(event.clipboardData.getData('text/plain')));
  };

  return (
    <search className={css['box']}>
      <IconSearch size={18} stroke={1.75} aria-hidden className={css['sign']} />
      <input
        ref={input}
        type="search"
        className={css['input']}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={isMasked ? mask('query', text) : text}
        maxLength={2_000}
        spellCheck={false}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        enterKeyHint="search"
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        onChange={(event) => store.getState().setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {text === '' ? (
        <KeyHint combination={{ key: '/' }} />
      ) : (
        <KindChip store={store} onChosen={() => input.current?.focus()} />
      )}
    </search>
  );
}
