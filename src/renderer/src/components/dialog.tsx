import { Modal } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../lib/use-focus-return';
import { isTextField } from '../lib/use-shortcut';
import { HoldToShow } from './hold-to-show';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** Which shopper at which store, under the title. */
  readonly about?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
  onClose(): void;
}

/** A key that is held down says one thing, not many: without this it would go on to press what takes the dialog's place. */
function refuseRepeats(event: KeyboardEvent): void {
  if (!event.repeat || (event.key !== 'Enter' && (event.key !== ' ' || isTextField(event.target)))) return;
  event.preventDefault();
  event.stopPropagation();
}

/** One question or one result over the page; Escape leaves, the first field has the focus. */
export function Dialog({ title, about, width = 560, children, onClose }: DialogProps) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={width}
      yOffset="clamp(24px, 16dvh - 64px, 64px)"
      closeOnClickOutside={false}
      // It knows no dialog that is gone as soon as it closes.
      returnFocus={false}
      // A dialog is mounted when it opens and leaves the tree when it closes.
      transitionProps={{ duration: 0 }}
      classNames={{
        content: css['content'] ?? '',
        header: css['header'] ?? '',
        title: css['title'] ?? '',
        body: css['body'] ?? '',
      }}
    >
      <Modal.Overlay backgroundOpacity={0.32} color="#0b0d12" />
      <Modal.Content onKeyDownCapture={refuseRepeats}>
        <Modal.Header role="none">
          <div className={css['heading']}>
            <Modal.Title>{title}</Modal.Title>
            {about !== undefined && (
              <div className={css['about']}>
                {about}
                <HoldToShow />
              </div>
            )}
          </div>
          <Modal.CloseButton aria-label={t('action.close')} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
