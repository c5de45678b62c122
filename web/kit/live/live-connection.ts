/** A live message: something under a topic changed; `data` says what, when it is small enough to travel. */
export interface LiveMessage {
  readonly topic: string;
  readonly type: string;
  readonly id?: string | undefined;
  readonly version?: number | undefined;
  readonly data?: unknown;
}

export type LiveState = 'connecting' | 'open' | 'lost';
export type LiveListener = (message: LiveMessage) => void;

/** How the server closes when nobody is signed in any more. */
const SIGNED_OUT = 4401;

/**
 * The one websocket of the page (`/live`).
 *
 *     connecting ──open──▶ open ──close──▶ lost ──back-off (1–15 s)──▶ connecting
 *
 * Topics are counted: the first listener subscribes, the last one leaving unsubscribes. After a reconnect all topics
 * are subscribed anew and `caughtUp` listeners fire, so that pages read again what they may have missed.
 */
export interface LiveConnection {
  readonly listen: (topic: string, listener: LiveListener) => () => void;
  readonly say: (message: object) => void;
  readonly state: () => LiveState;
  readonly onState: (listener: () => void) => () => void;
  readonly onCaughtUp: (listener: () => void) => () => void;
  /** The session has ended elsewhere: who is signed in must be asked anew. */
  readonly onSignedOut: (listener: () => void) => () => void;
  readonly close: () => void;
}

export function openLiveConnection(address: string): LiveConnection {
  const topics = new Map<string, Set<LiveListener>>();
  const stateListeners = new Set<() => void>();
  const caughtUpListeners = new Set<() => void>();
  const signedOutListeners = new Set<() => void>();
  let socket: WebSocket | undefined;
  let state: LiveState = 'connecting';
  let tries = 0;
  let wasOpen = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: LiveState) => {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  };

  const say = (message: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  const connect = () => {
    if (closed) return;
    socket = new WebSocket(address);
    socket.onopen = () => {
      tries = 0;
      const all = [...topics.keys()];
      for (let from = 0; from < all.length; from += 200) say({ listen: all.slice(from, from + 200) });
      become('open');
      if (wasOpen) for (const listener of caughtUpListeners) listener();
      wasOpen = true;
    };
    socket.onmessage = (event) => {
      const message = readMessage(event.data);
      if (message) for (const listener of topics.get(message.topic) ?? []) listener(message);
    };
    socket.onclose = ({ code }) => {
      if (closed) return;
      if (code === SIGNED_OUT) for (const listener of signedOutListeners) listener();
      tries += 1;
      if (tries > 1 || wasOpen) become('lost');
      timer = setTimeout(connect, Math.min(15_000, 500 * 2 ** Math.min(tries, 5)));
    };
  };

  const retryNow = () => {
    if (state !== 'lost' || closed) return;
    clearTimeout(timer);
    connect();
  };
  window.addEventListener('online', retryNow);
  connect();

  return {
    listen: (topic, listener) => {
      let listeners = topics.get(topic);
      if (!listeners) {
        listeners = new Set();
        topics.set(topic, listeners);
        say({ listen: [topic] });
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || topics.get(topic) !== listeners) return;
        topics.delete(topic);
        say({ leave: [topic] });
      };
    },
    say,
    state: () => state,
    onState: (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onCaughtUp: (listener) => {
      caughtUpListeners.add(listener);
      return () => caughtUpListeners.delete(listener);
    },
    onSignedOut: (listener) => {
      signedOutListeners.add(listener);
      return () => signedOutListeners.delete(listener);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      window.removeEventListener('online', retryNow);
      socket?.close();
    },
  };
}

function readMessage(text: unknown): LiveMessage | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const message = JSON.parse(text) as LiveMessage;
    return typeof message.topic === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
