import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './notice.module.css';

const shapes = { stop: IconExclamationCircle, care: IconAlertTriangle, ok: IconCircleCheck, quiet: IconInfoCircle };

interface NoticeProps {
  readonly tone: keyof typeof shapes;
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  /** Read aloud at once, for what the agent has to know before going on. */
  readonly urgent?: boolean;
}

/** Something the agent has to know, standing where it happened until it is dealt with. */
export function Notice({ tone, children, actions, urgent = false }: NoticeProps) {
  const Shape = shapes[tone];
  return (
    <div className={css['notice']} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Shape size={16} stroke={2} aria-hidden className={css['shape']} />
      <div className={css['words']}>{children}</div>
      {actions !== undefined && <div className={css['actions']}>{actions}</div>}
    </div>
  );
}
