import { IconAlertTriangle, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionSummary } from '../../../../shared/domain/connection';
import { plainText } from '../../lib/inspect-text';
import type { LookupStore } from './lookup-store';
import type { Section } from './section';
import css from './match-rail.module.css';

interface MatchRailProps {
  readonly store: LookupStore;
  readonly connections: readonly ConnectionSummary[];
  onExpand(): void;
}

/** The list folded to what a narrow window has room for: one mark per connection with its count. */
export function MatchRail({ store, connections, onExpand }: MatchRailProps) {
  const { t } = useTranslation();
  const lookup = useStore(store, (state) => state.lookup);
  const sections = lookup.phase === 'asking' || lookup.phase === 'done' ? lookup.sections : [];
  return (
    <button type="button" className={css['rail']} onClick={onExpand}>
      <span className={css['spoken']}>{t('matches.expand')}</span>
      {sections.map((section) => {
        const connection = connections.find(({ id }) => id === section.connectionId);
        return (
          <span key={section.connectionId} className={css['item']} data-colour={connection?.colour}>
            <span className={css['initials']}>{initials(connection?.name ?? '?')}</span>
            <SectionSign section={section} />
          </span>
        );
      })}
    </button>
  );
}

function SectionSign({ section }: { readonly section: Section }) {
  const { answer } = section;
  if (answer === null) return <IconCircleDashed size={14} stroke={1.75} aria-hidden />;
  if (answer.state === 'failed') return <IconAlertTriangle size={14} stroke={2} aria-hidden className={css['care']} />;
  if (answer.state === 'skipped') return <IconCircleMinus size={14} stroke={1.75} aria-hidden />;
  return <span>{answer.state === 'rows' ? answer.rows.length : 0}</span>;
}

function initials(name: string): string {
  return plainText(name)
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => /^\P{M}\p{M}*/u.exec(word)?.[0].toLocaleUpperCase() ?? '')
    .join('');
}
