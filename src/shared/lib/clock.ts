/** Wall-clock time, injected so that tests can choose it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}
