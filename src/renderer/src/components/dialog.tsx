import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** Which shopper at which store, under the title. */
  readonly about?: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
  onClose(): void;
}

/** One question or one result over the page; Escape leaves, the first field has the focus. */
export function Dialog({ title, about, width = 560, children, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={width}
      yOffset="64px"
      closeOnClickOutside={false}
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
      <Modal.Content>
        <Modal.Header role="none">
          <div className={css['heading']}>
            <Modal.Title>{title}</Modal.Title>
            {about !== undefined && <div className={css['about']}>{about}</div>}
          </div>
          <Modal.CloseButton aria-label={t('action.close')} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
