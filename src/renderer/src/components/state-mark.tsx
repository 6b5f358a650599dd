import {
  IconBan,
  IconCircleCheck,
  IconClockOff,
  IconHelpCircle,
  IconHourglass,
  IconLink,
  IconLinkOff,
  IconLock,
  IconMailCheck,
  IconPlayerPause,
  IconUserOff,
  IconUserX,
  type Icon,
} from '@tabler/icons-react';
import css from './state-mark.module.css';

/** How a state looks: every one has a shape of its own besides its tone and its word. */
const looks = {
  active: { icon: IconCircleCheck, tone: 'ok' },
  inactive: { icon: IconBan, tone: 'stop' },
  'on-hold': { icon: IconPlayerPause, tone: 'care' },
  locked: { icon: IconLock, tone: 'stop' },
  removed: { icon: IconUserX, tone: 'stop' },
  'no-login': { icon: IconUserOff, tone: 'quiet' },
  requested: { icon: IconHourglass, tone: 'care' },
  accepted: { icon: IconMailCheck, tone: 'care' },
  'link-held': { icon: IconLink, tone: 'care' },
  superseded: { icon: IconLinkOff, tone: 'quiet' },
  expired: { icon: IconClockOff, tone: 'quiet' },
  used: { icon: IconCircleCheck, tone: 'ok' },
  unknown: { icon: IconHelpCircle, tone: 'quiet' },
} as const satisfies Readonly<Record<string, { icon: Icon; tone: string }>>;

interface StateMarkProps {
  readonly state: keyof typeof looks;
  readonly word: string;
  /** Hides the word from sight where there is no room; it is still read aloud. */
  readonly wordless?: boolean;
}

export function StateMark({ state, word, wordless = false }: StateMarkProps) {
  const { icon: Shape, tone } = looks[state];
  return (
    <span className={css['mark']} data-tone={tone}>
      <Shape size={14} stroke={2} aria-hidden />
      <span className={wordless ? css['hidden'] : undefined}>{word}</span>
    </span>
  );
}
