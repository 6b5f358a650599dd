import { useId, type ReactNode } from 'react';
import css from './settings-section.module.css';

interface SettingsSectionProps {
  readonly title: string;
  /** What the choices below are about, where the title alone doesn't say it. */
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A group of settings that belong together: the title beside them, or above where there is no room. */
export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section className={css['section']} aria-labelledby={id}>
      <div>
        <h2 id={id} className={css['title']}>
          {title}
        </h2>
        {lead !== undefined && <p className={css['lead']}>{lead}</p>}
      </div>
      <div className={css['settings']}>{children}</div>
    </section>
  );
}
