import { clockCareMs, clockUntrustedMs } from '../../shared/domain/clock-offset';
import { fail } from '../../shared/domain/failure';
import type { Clock } from '../../shared/lib/clock';

const samples = 9;
/** A step back this large is a clock that was set, not one that drifts. */
const jumpBackMs = 60_000;

/** Watches this computer's clock against the vendors' `Date` headers. */
export interface ClockWatch {
  /** Takes note of one answer's offset: the vendor's clock minus ours, in milliseconds. */
  record(offsetMs: number): void;
  /** The median of the last nine, or null before the first. */
  offsetMs(): number | null;
  /** The same, as long as it is worth a warning; null when it is not, or not known. */
  warningMs(): number | null;
  /**
   * Now by the vendors' clocks, in milliseconds since 1970.
   *
   * @throws KeydeskError `clock-untrusted` when our clock is minutes off, or was set back and not measured since
   */
  trustedNow(): number;
}

export function createClockWatch(clock: Clock): ClockWatch {
  let offsets: readonly number[] = [];
  let lastSeen = clock.now();
  let setBack = false;

  function look(): number {
    const now = clock.now();
    if (now < lastSeen - jumpBackMs) {
      setBack = true;
      offsets = [];
    }
    lastSeen = now;
    return now;
  }

  function median(): number | null {
    const sorted = [...offsets].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }

  return {
    record(offset) {
      look();
      setBack = false;
      offsets = [...offsets, offset].slice(-samples);
    },
    offsetMs: median,
    warningMs() {
      const offset = median();
      return offset !== null && Math.abs(offset) >= clockCareMs ? Math.round(offset) : null;
    },
    trustedNow() {
      const now = look();
      const offset = median() ?? 0;
      if (setBack || Math.abs(offset) >= clockUntrustedMs) throw fail({ code: 'clock-untrusted', offsetMs: offset });
      return now + offset;
    },
  };
}
