import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { resetKinds, type ResetKind } from '../../../../shared/domain/capability';
import css from './reset-dialog.module.css';

interface KindChoiceProps {
  readonly kinds: readonly ResetKind[];
  readonly value: ResetKind;
  readonly disabled: boolean;
  onChange(kind: ResetKind): void;
}

/** The kinds of reset this store offers; nothing when there is no choice. */
export function KindChoice({ kinds, value, disabled, onChange }: KindChoiceProps) {
  const { t } = useTranslation();
  if (kinds.length < 2) return null;
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('reset.kind.label')}
      value={value}
      disabled={disabled}
      transitionDuration={0}
      data={kinds.map((kind) => ({ value: kind, label: t(`reset.kind.${kind}`) }))}
      onChange={(chosen) => {
        const kind = resetKinds.find((candidate) => candidate === chosen);
        if (kind !== undefined) onChange(kind);
      }}
    />
  );
}

interface LifetimeChoiceProps {
  /** In minutes; empty where the vendor decides. */
  readonly lifetimes: readonly number[];
  readonly value: number | null;
  onChange(minutes: number): void;
}

/** How long the link is to live, where the agent may say so. */
export function LifetimeChoice({ lifetimes, value, onChange }: LifetimeChoiceProps) {
  const { t } = useTranslation();
  if (lifetimes.length === 0 || value === null) return null;
  const label = (minutes: number): string =>
    minutes < 60 ? t('duration.minutes', { count: minutes }) : t('duration.hours', { count: minutes / 60 });
  return (
    <div>
      <p className={css['label']}>{t('reset.lifetime')}</p>
      <SegmentedControl
        fullWidth
        aria-label={t('reset.lifetime')}
        value={String(value)}
        transitionDuration={0}
        data={lifetimes.map((minutes) => ({ value: String(minutes), label: label(minutes) }))}
        onChange={(chosen) => onChange(Number(chosen))}
      />
    </div>
  );
}
