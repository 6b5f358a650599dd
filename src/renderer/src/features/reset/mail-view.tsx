import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import { languageOfTag, languageSchema, type Language } from '../../../../shared/domain/language';
import { pickMailLanguage } from '../../../../shared/domain/pick-mail-language';
import { assertNever } from '../../../../shared/lib/assert-never';
import type { Problem } from '../../bridge/attempt';
import { problemText } from '../../bridge/wording/problem-text';
import { AddressText } from '../../components/address-text';
import { DialogActions } from '../../components/dialog-actions';
import { Notice } from '../../components/notice';
import { maskNames } from '../../lib/mask';
import { useMasking } from '../../lib/masking';
import { valueOr } from '../../lib/loadable';
import { useFormat } from '../../lib/use-format';
import { useDesk, useLanguages } from '../../stores/desk';
import { AgreeToShow } from './agree-to-show';
import type { Approvers } from './approvers';
import { createMailStore, type MailEnd, type MailStore, type ShownMail } from './mail-store';
import css from './hand-over.module.css';

/** Each language by its own name, which is the same in every window. */
const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  nb: 'Norsk',
  fi: 'Suomi',
};

interface MailViewProps {
  readonly resetId: string;
  readonly account: ShopperAccount;
  /** Whether agents may have the link, as a mail program would give it to them. */
  readonly linkVisible: boolean;
  readonly approvers: Approvers;
  onBack(): void;
}

/** The mail that brings the link: by the shop's server where there is one, else by the agent's own mail program. */
export function MailView({ resetId, account, linkVisible, approvers, onBack }: MailViewProps) {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  const offered = useLanguages();
  const first = useFirstLanguage(account.locale);
  const [store] = useState(() => createMailStore(bridge, { resetId, linkVisible, language: first }));
  const language = useStore(store, (state) => state.language);
  const mail = useStore(store, (state) => state.mail);
  const done = useStore(store, (state) => state.done);
  useEffect(() => {
    const { compose, language: chosen } = store.getState();
    void compose(chosen);
  }, [store]);

  const shown = valueOr(mail, null);
  const [wanted, setWanted] = useState(false);
  // A mail program gives the link to the agent; the shop's server does not.
  const people = shown?.by === 'program' ? approvers : null;
  const send = (): void => {
    if (people !== null) setWanted(true);
    else void store.getState().send();
  };
  const isHanded = done?.phase === 'ready' && done.value.end === 'handed';
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('reset.mail.language')}
        value={language}
        transitionDuration={0}
        data={offered.map((value) => ({ value, label: ownNames[value] }))}
        onChange={(chosen) => void store.getState().compose(languageSchema.parse(chosen))}
      />
      {mail.phase === 'loading' && <p className={css['mailState']}>{t('reset.mail.reading')}</p>}
      {mail.phase === 'failed' && <MailProblem problem={mail.problem} />}
      {shown !== null && <MailText mail={shown} account={account} />}
      {wanted && people !== null && (
        <AgreeToShow
          act="mail-program"
          resetId={resetId}
          people={people}
          onAgreed={() => {
            setWanted(false);
            void store.getState().send();
          }}
        />
      )}
      {done?.phase === 'failed' && <MailProblem problem={done.problem} />}
      <p className={css['mailState']} role="status">
        {done?.phase === 'ready' && <EndText end={done.value} />}{' '}
        {shown !== null && t(shown.by === 'server' ? 'mailServer.unknown' : 'reset.mail.unknown')}
      </p>
      <MailActions
        store={store}
        mail={shown}
        linkVisible={linkVisible}
        disabled={done?.phase === 'loading' || isHanded}
        onBack={onBack}
        onSend={send}
      />
    </>
  );
}

interface MailActionsProps {
  readonly store: MailStore;
  readonly mail: ShownMail | null;
  readonly linkVisible: boolean;
  readonly disabled: boolean;
  onBack(): void;
  onSend(): void;
}

function MailActions({ store, mail, linkVisible, disabled, onBack, onSend }: MailActionsProps) {
  const { t } = useTranslation();
  const takeProgram = (): void => {
    const { compose, language } = store.getState();
    void compose(language, 'program');
  };
  return (
    <DialogActions>
      <Button onClick={onBack}>{t('action.back')}</Button>
      {mail?.by === 'server' && linkVisible && <Button onClick={takeProgram}>{t('mailServer.useProgram')}</Button>}
      <Button variant="filled" disabled={mail === null || disabled} onClick={onSend}>
        {mail?.by === 'server' ? t('mailServer.hand', { host: mail.host }) : t('reset.mail.send')}
      </Button>
    </DialogActions>
  );
}

/** The words are fixed; only the names in them are the shopper's. */
function MailText({ mail, account }: { readonly mail: ShownMail; readonly account: ShopperAccount }) {
  const { t } = useTranslation();
  const { isOn } = useMasking();
  const text = isOn ? maskNames(mail.text, Object.values(account.name)) : mail.text;
  return (
    <>
      <dl className={css['mailFacts']}>
        <dt>{t('reset.mail.to')}</dt>
        <dd>
          <AddressText address={mail.to} />
        </dd>
        <dt>{t('reset.mail.subject')}</dt>
        <dd>{mail.subject}</dd>
      </dl>
      <Textarea readOnly rows={7} aria-label={t('reset.mail.text')} value={text} />
    </>
  );
}

function useFirstLanguage(locale: string | undefined): Language {
  const { i18n } = useTranslation();
  return pickMailLanguage(locale, languageOfTag(i18n.language) ?? 'en', useLanguages());
}

function EndText({ end }: { readonly end: MailEnd }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (end.end) {
    case 'handed':
      return t('mailServer.handed', { host: end.host, time: format.time(end.acceptedAt) });
    case 'opened':
      return t('reset.mail.opened');
    case 'no-program':
      return t('reset.mail.noProgram');
    default:
      return assertNever(end);
  }
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
