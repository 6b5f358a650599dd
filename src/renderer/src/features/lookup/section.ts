import type { ConnectionAnswer } from '../../../../shared/domain/lookup-event';

/** One connection's place in the list. It keeps its place whatever order the answers come in. */
export interface Section {
  readonly connectionId: string;
  /** Null while the connection is being asked, and after a broken look-up for those that never answered. */
  readonly answer: ConnectionAnswer | null;
}

/** True for a connection that gave no answer, as opposed to the answer that it has no match. */
export function isUnanswered(section: Section): boolean {
  return section.answer === null || section.answer.state === 'failed';
}
