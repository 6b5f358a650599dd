import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { agentName } from '../bridge/wording/agent-name';
import { HoldToShow } from '../components/hold-to-show';
import { useDesk } from '../stores/desk';
import css from './status-bar.module.css';

/** Who acts here, and what was just done. */
export function StatusBar() {
  const { t } = useTranslation();
  const { session, announcer } = useDesk();
  const info = useStore(session, (state) => state.info);
  const message = useStore(announcer, (state) => state.message);
  return (
    <footer className={css['bar']}>
      <p className={css['agent']}>
        {info.phase === 'ready' &&
          (info.value.agent === null
            ? t('statusBar.nobody')
            : t('statusBar.agent', { agent: agentName(info.value.agent) }))}
      </p>
      <p className={css['message']} role="status">
        {message?.text}
      </p>
      <div className={css['end']}>
        <HoldToShow />
        {info.phase === 'ready' &&
          (info.value.build?.forRelease === false
            ? t('statusBar.notForRelease', { version: info.value.version })
            : `Keydesk ${info.value.version}`)}
      </div>
    </footer>
  );
}
