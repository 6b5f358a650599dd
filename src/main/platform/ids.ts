/** Makes identifiers; injected so that tests can foresee them. */
export interface Ids {
  /** A random UUID (version 4). */
  uuid(): string;
}
