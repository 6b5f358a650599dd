import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOfTag, languageSchema, type Language } from '../../../../shared/domain/language';
import { attempt, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { problemText } from '../../bridge/wording/problem-text';
import { AddressText } from '../../components/address-text';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { loading, type Loadable } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { useDesk, useLanguages } from '../../stores/desk';
import css from './hand-over.module.css';

/** Each language by its own name, which is the same in every window. */
const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  nb: 'Norsk',
  fi: 'Suomi',
};

type MailPreview = Awaited<ReturnType<Bridge['resets']['composeMail']>>;

/** The mail that the agent's own mail program will open. */
export function MailView({ resetId, onBack }: { readonly resetId: string; onBack(): void }) {
  const { t, i18n } = useTranslation();
  const { bridge } = useDesk();
  const offered = useLanguages();
  const own = languageOfTag(i18n.language) ?? 'en';
  const [language, setLanguage] = useState<Language>(offered.includes(own) ? own : (offered[0] ?? own));
  const [mail, setMail] = useState<Loadable<MailPreview, Problem>>(loading);
  const [opened, setOpened] = useState<Loadable<boolean, Problem> | null>(null);

  useEffect(() => {
    let current = true;
    void attempt(bridge.resets.composeMail({ resetId, language })).then((answer) => {
      if (!current) return;
      setMail(answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem });
    });
    return () => {
      current = false;
    };
  }, [bridge, resetId, language]);

  const choose = (chosen: string): void => {
    setLanguage(languageSchema.parse(chosen));
    setMail(loading);
    setOpened(null);
  };
  const open = async (): Promise<void> => {
    setOpened(loading);
    const answer = await attempt(bridge.resets.openMail({ resetId, language }));
    setOpened(
      answer.ok ? { phase: 'ready', value: answer.value.opened } : { phase: 'failed', problem: answer.problem },
    );
  };

  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('reset.mail.language')}
        value={language}
        transitionDuration={0}
        data={offered.map((value) => ({ value, label: ownNames[value] }))}
        onChange={choose}
      />
      {mail.phase === 'loading' && <p className={css['mailState']}>{t('reset.mail.reading')}</p>}
      {mail.phase === 'failed' && <MailProblem problem={mail.problem} />}
      {mail.phase === 'ready' && (
        <>
          <dl className={css['mailFacts']}>
            <dt>{t('reset.mail.to')}</dt>
            <dd>
              <AddressText address={mail.value.to} />
            </dd>
            <dt>{t('reset.mail.subject')}</dt>
            <dd>{mail.value.subject}</dd>
          </dl>
          <Textarea readOnly rows={7} aria-label={t('reset.mail.text')} value={mail.value.text} />
        </>
      )}
      {opened?.phase === 'failed' && <MailProblem problem={opened.problem} />}
      <p className={css['mailState']} role="status">
        {opened?.phase === 'ready' && `${t(opened.value ? 'reset.mail.opened' : 'reset.mail.noProgram')} `}
        {t('reset.mail.unknown')}
      </p>
      <DialogActions>
        <Button onClick={onBack}>{t('action.back')}</Button>
        <Button
          variant="filled"
          disabled={mail.phase !== 'ready' || opened?.phase === 'loading'}
          onClick={() => void open()}
        >
          {t('reset.mail.send')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Why there is no mail; what is wrong with address or link is said in this dialog's own words. */
function MailProblem({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = problem.kind === 'failure' && problem.failure.code === 'invalid-input' ? problem.failure.field : null;
  return (
    <Notice tone="care" urgent>
      {field === 'email' && t('reset.mail.noAddress')}
      {field === 'link' && t('reset.mail.tooLong')}
      {field !== 'email' && field !== 'link' && problemText(t, format, problem)}
    </Notice>
  );
}
