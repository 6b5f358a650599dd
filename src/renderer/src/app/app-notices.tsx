import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { clockUntrustedMs } from '../../../shared/domain/clock-offset';
import { problemText } from '../bridge/wording/problem-text';
import { Notice } from '../components/notice';
import { UpdateNotice } from '../features/updates/update-notice';
import { ageInDays, oldAfterDays } from '../lib/age';
import { useFormat } from '../lib/use-format';
import { useNow } from '../lib/use-now';
import { useDesk } from '../stores/desk';
import css from './app-notices.module.css';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What is wrong with the program itself. It stands on every screen until it is put right. */
export function AppNotices({ inCall }: { readonly inCall: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { session, updates } = useDesk();
  const update = useStore(updates, (store) => store.state);
  const info = useStore(session, (state) => state.info);
  const now = useNow(hourMs);
  const connections = useStore(session, (state) => state.connections);

  const notices: { readonly key: string; readonly tone: 'stop' | 'care'; readonly text: string }[] = [];
  if (info.phase === 'ready') {
    const { build, clockOffsetMs, journalProblem, keychainPending, keychainProblem, settingsSetAside } = info.value;
    const days = build === null ? 0 : ageInDays(build.builtAt, now);
    if (journalProblem !== null) {
      const text = problemText(t, format, { kind: 'failure', failure: journalProblem });
      notices.push({ key: 'journal', tone: 'stop', text: `${text} ${t('notice.journal')}` });
    }
    if (keychainPending) {
      notices.push({ key: 'keychain', tone: 'care', text: `${t('notice.keychainPending')} ${t('notice.keychain')}` });
    } else if (keychainProblem !== null) {
      const text = problemText(t, format, { kind: 'failure', failure: keychainProblem });
      notices.push({ key: 'keychain', tone: 'care', text: `${text} ${t('notice.keychain')}` });
    }
    if (settingsSetAside !== null) {
      notices.push({ key: 'settings', tone: 'care', text: t('notice.settings', { file: settingsSetAside }) });
    }
    if (clockOffsetMs !== null) {
      const count = Math.round(Math.abs(clockOffsetMs) / minuteMs);
      const text = t('notice.clock', { count, limit: clockUntrustedMs / minuteMs });
      notices.push({ key: 'clock', tone: 'care', text });
    }
    if (days >= oldAfterDays) {
      const old = update?.bar === null ? 'updates.old' : 'about.old';
      notices.push({ key: 'old', tone: 'care', text: t(old, { count: days }) });
    }
  }
  const unreadable = info.phase === 'failed' ? info : connections.phase === 'failed' ? connections : null;
  const waits = update !== null && (update.replaced || update.step.at === 'ready');
  if (notices.length === 0 && unreadable === null && !waits) return <div />;
  return (
    <section className={css['notices']} aria-label={t('notice.label')}>
      {unreadable !== null && (
        <Notice
          tone="stop"
          urgent
          actions={
            <Button
              size="xs"
              onClick={() => {
                void session.getState().loadInfo();
                void session.getState().loadConnections();
              }}
            >
              {t('action.retry')}
            </Button>
          }
        >
          {problemText(t, format, unreadable.problem)}
        </Notice>
      )}
      {notices.map(({ key, tone, text }) => (
        <Notice key={key} tone={tone}>
          {text}
        </Notice>
      ))}
      <UpdateNotice inCall={inCall} />
    </section>
  );
}
