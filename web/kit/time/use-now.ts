import { useSyncExternalStore } from 'react';
import { type Instant, MINUTE, SECOND } from '#core/platform/instant.ts';

/** How often a view redraws its times. */
export type Beat = 'second' | 'quarter' | 'minute';

/**
 * The present, shared by everything on the page and moving once a second, a quarter of a minute or a minute, so that
 * all clocks on a page turn at the same moment. Corrected by the server's clock.
 */
export function useNow(beat: Beat = 'minute'): Instant {
  const pulse = pulses[beat];
  return useSyncExternalStore(pulse.subscribe, pulse.read, pulse.read);
}

/** The present once, outside of React: in answers to a press. */
export function presentInstant(): Instant {
  return Date.now() + serverAhead;
}

/** Tells the page how the server's clock stands, from any answer's `Date` header or live message. */
export function setServerClock(serverNow: Instant): void {
  const ahead = serverNow - Date.now();
  if (Math.abs(ahead - serverAhead) > 2 * SECOND) serverAhead = Math.abs(ahead) > 2 * SECOND ? ahead : 0;
}

let serverAhead = 0;

const pulses: Readonly<Record<Beat, Pulse>> = {
  second: pulseOf(SECOND),
  quarter: pulseOf(15 * SECOND),
  minute: pulseOf(MINUTE),
};

interface Pulse {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => Instant;
}

function pulseOf(length: number): Pulse {
  const listeners = new Set<() => void>();
  let now = presentInstant();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = () => {
    now = presentInstant();
    timer = setTimeout(turn, length - (now % length));
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) timer = setTimeout(turn, length - (presentInstant() % length));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    read: () => {
      if (listeners.size === 0 || presentInstant() - now >= length) now = presentInstant() - (presentInstant() % 1000);
      return now;
    },
  };
}
