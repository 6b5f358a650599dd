import { Button } from '@mantine/core';
import { IconCopy, IconEye, IconEyeOff, IconMail, IconQrcode } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopperAccount } from '../../../../shared/domain/account';
import type { ResetResult } from '../../../../shared/domain/reset';
import { problemText } from '../../bridge/wording/problem-text';
import { KeyHint } from '../../components/key-hint';
import { Notice } from '../../components/notice';
import { SayToCaller } from '../../components/say-to-caller';
import { useFormat } from '../../lib/use-format';
import { useShortcut } from '../../lib/use-shortcut';
import { AgreeToShow } from './agree-to-show';
import type { Approvers } from './approvers';
import { MailView } from './mail-view';
import { QrView } from './qr-view';
import type { ResetStore } from './reset-store';
import { useMailServer } from './use-mail-server';
import { ResultActions } from './result-actions';
import css from './reset-dialog.module.css';

interface LinkResultProps {
  readonly store: ResetStore;
  readonly result: Extract<ResetResult, { kind: 'link' }>;
  readonly account: ShopperAccount;
  readonly linkVisible: boolean;
  readonly approvers: Approvers;
  onClose(): void;
}

/** Keydesk holds the link: copy it, or show it to read it out. */
export function LinkResult({ store, result, account, linkVisible, approvers, onClose }: LinkResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const link = useStore(store, (state) => state.link);
  const picture = useStore(store, (state) => state.picture);
  const clearsAt = useStore(store, (state) => state.clearsAt);
  const problem = useStore(store, (state) => state.linkProblem);
  const ways = {
    copy: () => store.getState().copy(),
    show: () => store.getState().show(),
    scan: () => store.getState().showPicture(),
  } as const;
  const [wanted, setWanted] = useState<keyof typeof ways | null>(null);
  const want = (way: keyof typeof ways): void => {
    if (approvers === null) void ways[way]();
    else setWanted(way);
  };
  const copy = (): void => want('copy');
  const showPicture = (): void => want('scan');
  const [mailing, setMailing] = useState(false);
  const canMail = useMailServer(!linkVisible);
  const isPlain = picture.state === 'hidden' && !mailing;
  useShortcut('copy', copy, { scope: 'dialog', enabled: linkVisible });
  useShortcut('qr', showPicture, { scope: 'dialog', enabled: linkVisible && isPlain });
  useShortcut('mail', () => setMailing(true), { scope: 'dialog', enabled: (linkVisible || canMail) && isPlain });

  const sentence = useId();
  const time = format.moment(result.expiresAt);
  if (picture.state === 'shown') {
    return <QrView result={result} picture={picture} onBack={() => store.getState().hidePicture()} />;
  }
  if (mailing)
    return (
      <MailView
        resetId={result.resetId}
        account={account}
        linkVisible={linkVisible}
        approvers={approvers}
        onBack={() => setMailing(false)}
      />
    );
  return (
    <>
      {/* Read aloud with the button that takes the focus. */}
      <p id={sentence} className={css['sentence']}>
        {t(clearsAt === null ? 'reset.held' : 'reset.heldCopied', { time })}
      </p>
      <dl className={css['facts']}>
        <div>
          <dt>{t('reset.opens')}</dt>
          <dd className={css['host']}>{result.finalHost}</dd>
        </div>
        <div>
          <dt>{t('resetTopic.older')}</dt>
          <dd>{t(`reset.older.${result.olderLinks}`)}</dd>
        </div>
      </dl>
      {linkVisible ? (
        <div className={css['hand']}>
          <Button
            variant="filled"
            autoFocus
            aria-describedby={sentence}
            leftSection={<IconCopy size={16} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint combination={{ key: 'c' }} />}
            aria-keyshortcuts="c"
            onClick={copy}
          >
            {t(clearsAt === null ? 'reset.copy' : 'reset.copyAgain')}
          </Button>
          {link.state === 'hidden' ? (
            <Button leftSection={<IconEye size={16} stroke={1.75} aria-hidden />} onClick={() => want('show')}>
              {t('reset.show')}
            </Button>
          ) : (
            <Button
              leftSection={<IconEyeOff size={16} stroke={1.75} aria-hidden />}
              onClick={() => store.getState().hide()}
            >
              {t('reset.hide')}
            </Button>
          )}
          <Button
            leftSection={<IconQrcode size={16} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint combination={{ key: 'q' }} />}
            aria-keyshortcuts="q"
            onClick={showPicture}
          >
            {t('reset.qr.show')}
          </Button>
          <Button
            leftSection={<IconMail size={16} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint combination={{ key: 'm' }} />}
            aria-keyshortcuts="m"
            onClick={() => {
              store.getState().hide();
              setMailing(true);
            }}
          >
            {t('reset.mail.open')}
          </Button>
        </div>
      ) : (
        <>
          <p className={css['detail']}>{t('reset.invisible')}</p>
          {canMail && (
            <div className={css['hand']}>
              <Button
                variant="filled"
                autoFocus
                aria-describedby={sentence}
                leftSection={<IconMail size={16} stroke={1.75} aria-hidden />}
                rightSection={<KeyHint combination={{ key: 'm' }} />}
                aria-keyshortcuts="m"
                onClick={() => setMailing(true)}
              >
                {t('reset.mail.open')}
              </Button>
            </div>
          )}
        </>
      )}
      {wanted !== null && approvers !== null && (
        <AgreeToShow
          act={wanted}
          resetId={result.resetId}
          people={approvers}
          onAgreed={() => {
            setWanted(null);
            void ways[wanted]();
          }}
        />
      )}
      {wanted === null && (
        <p className={css['copied']} role="status">
          {clearsAt !== null && t('reset.copied', { time: format.time(clearsAt) })}
        </p>
      )}
      {link.state === 'shown' && (
        <>
          <p className={css['link']}>{link.link}</p>
          <p className={css['detail']}>{t('reset.hidesAt', { time: format.time(link.hidesAt) })}</p>
        </>
      )}
      {problem !== null && (
        <Notice tone="care" urgent>
          {problemText(t, format, problem)}
        </Notice>
      )}
      <SayToCaller text={t('reset.say.link', { host: result.finalHost, time })} />
      <ResultActions store={store} leaving={linkVisible || canMail ? null : sentence} onClose={onClose} />
    </>
  );
}
