import { useEffect, useState } from 'react';
import { attempt } from '../../bridge/attempt';
import { useDesk } from '../../stores/desk';

/** Whether the shop's mail server can bring a link that nobody at the desk may have; asked for only where that matters. */
export function useMailServer(matters: boolean): boolean {
  const { bridge } = useDesk();
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    let current = matters;
    if (matters) {
      void attempt(bridge.mail.state()).then((answer) => {
        if (current && answer.ok) setIsThere(answer.value.allowed && answer.value.settings !== null);
      });
    }
    return () => {
      current = false;
    };
  }, [bridge, matters]);
  return isThere;
}
