/** From here on a computer's clock is worth a warning, in milliseconds off the vendors' clocks (SC-60). */
export const clockCareMs = 60_000;
/** From here on it is too wrong for making links: their life would be wrong by as much. */
export const clockUntrustedMs = 300_000;
