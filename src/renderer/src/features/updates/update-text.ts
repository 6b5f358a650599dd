import type { TFunction } from 'i18next';
import type { UpdateState, UpdateStep } from '../../../../shared/domain/update-state';
import type { Format } from '../../lib/format';

/** Whole percents of a download that have arrived. */
export function percentDone({ doneBytes, totalBytes }: Extract<UpdateStep, { at: 'downloading' }>): number {
  return totalBytes === 0 ? 0 : Math.floor((doneBytes / totalBytes) * 100);
}

/** How it stands, in a sentence; null where there is nothing to say. */
export function stepText(t: TFunction, format: Format, { step, bar }: UpdateState, inCall: boolean): string | null {
  switch (step.at) {
    case 'idle':
      return null;
    case 'checking':
      return t('updates.step.checking');
    case 'current':
      return t('updates.step.current', { when: format.moment(step.checkedAt) });
    case 'offered':
      return t(bar === null ? 'updates.step.offered' : 'updates.step.offeredElsewhere', { version: step.version });
    case 'downloading':
      return t('updates.step.downloading', { version: step.version, percent: percentDone(step) });
    case 'ready':
      return t(inCall ? 'updates.step.readyInCall' : 'updates.step.ready', { version: step.version });
    case 'failed':
      return t(`updates.problem.${step.problem}`, { version: step.version ?? '' });
  }
}
