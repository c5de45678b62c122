import { useEffect } from 'react';
import { useMe } from '#web/house/me/use-me.ts';
import { useLive, useLiveSay, useLiveState } from '#web/kit/live/live-context.tsx';

/** Tells the server that this page of the agent's is there: when its line opens, and whenever it is asked (QUE-3). */
export function useBeingThere(): void {
  const me = useMe();
  const state = useLiveState();
  const say = useLiveSay();
  const topic = me ? `agent:${me.id}` : undefined;
  const here = () => topic !== undefined && say(topic, { here: true });
  useLive(topic, (message) => {
    if (message.type === 'told') here();
  });
  useEffect(() => {
    if (state === 'open') here();
    // Said anew only when the line opens; `here` reads what is current.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state, topic]);
}
