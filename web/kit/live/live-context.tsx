import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EndpointParts } from '#api/platform/endpoint.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { type LiveConnection, type LiveListener, type LiveState, openLiveConnection } from './live-connection.ts';

const LiveContext = createContext<LiveConnection | undefined>(undefined);

/** Holds the page's live connection while somebody is signed in; after a reconnect everything on the page is read again. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [connection, setConnection] = useState<LiveConnection>();
  useEffect(() => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = openLiveConnection(`${scheme}://${location.host}/live`);
    const stop = opened.onCaughtUp(() => void client.invalidateQueries());
    // Whoever asks who is signed in hears that nobody is, and the page turns to sign-in; drafts stay on this device.
    const stopAsking = opened.onSignedOut(() => void client.invalidateQueries());
    setConnection(opened);
    return () => {
      stop();
      stopAsking();
      opened.close();
      setConnection(undefined);
    };
  }, [client]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

/** Hears what happens under a topic (`ticket:ID`, `tickets`, `user:ID`); pass undefined to hear nothing. */
export function useLive(topic: string | undefined, listener: LiveListener): void {
  const connection = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!connection || topic === undefined) return undefined;
    return connection.listen(topic, (message) => latest.current(message));
  }, [connection, topic]);
}

/** Reads the named endpoints again when something happens under the topic, at most every `pause` milliseconds. */
export function useLiveRefresh(topic: string | undefined, endpoints: readonly EndpointParts[], pause = 400): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(topic, (message) => {
    if (message.type === 'presence.changed') return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      for (const one of endpoints) void client.invalidateQueries({ queryKey: keyOf(one) });
    }, pause);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** Whether the server can be reached just now; `lost` shows the offline banner, and work goes on. */
export function useLiveState(): LiveState {
  const connection = useContext(LiveContext);
  return useSyncExternalStore(
    (changed) => connection?.onState(changed) ?? (() => undefined),
    () => connection?.state() ?? 'connecting',
  );
}

/** Says something on a topic that is listened to, such as what is being viewed or typed. */
export function useLiveSay(): (topic: string, data: object) => void {
  const connection = useContext(LiveContext);
  return (topic, data) => connection?.say({ say: { topic, data } });
}
