import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreedAct } from '../../../../shared/domain/second-person';
import { attempt, type Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { useFormat } from '../../lib/use-format';
import { useDesk } from '../../stores/desk';
import css from './second-person.module.css';

export interface Agreement {
  readonly approver: string;
  /** ISO 8601 UTC. */
  readonly until: string;
}

interface SecondPersonProps {
  readonly act: AgreedAct;
  /** Who may agree. */
  readonly people: readonly string[];
  /** The id of what is agreed to; null when there is nothing to agree to any more. */
  identify(): Promise<string | null>;
  onAgreed(agreement: Agreement, of: string): void;
}

/** Where a colleague agrees with a code of their own. The code is in this field until it was compared, and nowhere else. */
export function SecondPerson({ act, people, identify, onAgreed }: SecondPersonProps) {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  const [first = ''] = people;
  const [approver, setApprover] = useState(people.length === 1 ? first : '');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | 'missing' | null>(null);
  const lead = useId();
  const trouble = useId();

  const agree = async (): Promise<void> => {
    if (busy) return;
    if (approver === '' || code === '') {
      setRefused('missing');
      return;
    }
    setBusy(true);
    setRefused(null);
    const of = await identify();
    const answer = of === null ? null : await attempt(bridge.resets.approve({ act, of, approver, code }));
    setCode('');
    setBusy(false);
    if (of === null || answer === null) return;
    if (answer.ok) onAgreed({ approver, until: answer.value.until }, of);
    else setRefused(answer.problem);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // It is the colleague who says yes here; what the form around it does is up to the agent.
    event.preventDefault();
    void agree();
  };

  return (
    <div role="group" aria-labelledby={lead} className={css['group']}>
      <p id={lead} className={css['lead']}>
        {t(`secondPerson.lead.${act}`)}
      </p>
      {people.length === 0 ? (
        <p>{t('secondPerson.nobody')}</p>
      ) : (
        <>
          <div className={css['fields']}>
            <NativeSelect
              label={t('secondPerson.who')}
              value={approver}
              autoFocus={act !== 'issue' && people.length > 1}
              data={[
                { value: '', label: t('secondPerson.choose') },
                ...people.map((name) => ({ value: name, label: name })),
              ]}
              onChange={(event) => setApprover(event.currentTarget.value)}
            />
            <TextInput
              type="password"
              label={t('secondPerson.code')}
              value={code}
              maxLength={200}
              autoFocus={act !== 'issue' && people.length === 1}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={refused !== null}
              aria-describedby={trouble}
              onChange={(event) => setCode(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            <Button disabled={busy} onClick={() => void agree()}>
              {t('secondPerson.agree')}
            </Button>
          </div>
          <p
            id={trouble}
            className={css[refused === null ? 'quiet' : 'wrong']}
            role={refused === null ? undefined : 'alert'}
          >
            {refused === null ? t('secondPerson.hint') : <Refusal why={refused} name={approver} />}
          </p>
        </>
      )}
    </div>
  );
}

function Refusal({ why, name }: { readonly why: Problem | 'missing'; readonly name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (why === 'missing') return t('secondPerson.missing');
  if (why.kind === 'failure' && why.failure.code === 'invalid-input') return t('secondPerson.wrong', { name });
  if (why.kind === 'failure' && why.failure.code === 'rate-limited' && why.failure.retryAt !== null) {
    return t('secondPerson.tooMany', { time: format.time(why.failure.retryAt) });
  }
  return problemText(t, format, why);
}

/** Says that somebody agreed, and for how long that holds. */
export function Agreed({ agreement: { approver, until } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={css['agreed']} role="status">
      {t('secondPerson.done', { name: approver, time: format.time(until) })}
    </p>
  );
}
