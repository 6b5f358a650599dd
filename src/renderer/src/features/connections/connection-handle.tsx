import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface ConnectionHandleProps {
  /** The connection's name, as it can be read aloud. */
  readonly name: string;
  /** Changes when it was moved by the keyboard and should have the focus again: a row that moves loses it. */
  readonly focusStamp: number | null;
  /** Moves it so many places down; up for less than none. */
  onMove(by: number): void;
  onDragStart(): void;
  onDragEnd(): void;
}

/** What a connection is dragged by, or moved by with the arrow keys. */
export function ConnectionHandle({ name, focusStamp, onMove, onDragStart, onDragEnd }: ConnectionHandleProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusStamp !== null) button.current?.focus();
  }, [focusStamp]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <ActionIcon
      ref={button}
      variant="subtle"
      size={24}
      draggable
      aria-label={t('connectionList.move', { name })}
      title={t('connectionList.moveHint')}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onDragStart();
      }}
      onDragEnd={onDragEnd}
    >
      <IconGripVertical size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
