import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasking } from '../lib/masking';
import { shortcuts } from '../lib/shortcuts';
import { KeyHint } from './key-hint';
import css from './hold-to-show.module.css';

/**
 * Shows personal data as long as it is pressed, by pointer or by Space or Enter. A press that can't be held, as voice
 * control and other aids make it, shows the data for a while. Nothing where nothing is masked.
 */
export function HoldToShow() {
  const { t } = useTranslation();
  const { isAsked, isOn, hold, release, toggleBriefly } = useMasking();
  const held = useRef(false);
  if (!isAsked) return null;

  const press = (): void => {
    held.current = true;
    hold();
  };
  const letGo = (): void => {
    if (held.current) release();
    held.current = false;
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button === 0) press();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) press();
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    letGo();
  };
  // The clicks that a pointer makes are counted; those of an aid are not.
  const onClick = (event: MouseEvent): void => {
    if (event.detail === 0) toggleBriefly();
  };
  const Sign = isOn ? IconEye : IconEyeOff;
  return (
    <button
      type="button"
      className={css['button']}
      data-shows={!isOn}
      aria-pressed={!isOn}
      aria-keyshortcuts="F2"
      onPointerDown={onPointerDown}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={letGo}
      onClick={onClick}
    >
      <Sign size={14} stroke={1.75} aria-hidden />
      {t('mask.hold')}
      <KeyHint combination={shortcuts.reveal.combinations[0]} />
    </button>
  );
}
