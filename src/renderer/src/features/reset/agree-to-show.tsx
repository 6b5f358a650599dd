import type { AgreedAct } from '../../../../shared/domain/second-person';
import { SecondPerson } from './second-person';
import css from './second-person.module.css';

interface AgreeToShowProps {
  readonly act: Exclude<AgreedAct, 'issue'>;
  readonly resetId: string;
  readonly people: readonly string[];
  onAgreed(): void;
}

/** A colleague agrees that the agent gets the link in one way, once; it then happens at once. */
export function AgreeToShow({ act, resetId, people, onAgreed }: AgreeToShowProps) {
  return (
    <div className={css['below']}>
      <SecondPerson key={act} act={act} people={people} identify={() => Promise.resolve(resetId)} onAgreed={onAgreed} />
    </div>
  );
}
