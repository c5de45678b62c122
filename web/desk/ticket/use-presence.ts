import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '#web/house/me/use-me.ts';
import { useLive, useLiveSay } from '#web/kit/live/live-context.tsx';
import { presentInstant, useNow } from '#web/kit/time/use-now.ts';

/** A colleague who is at the same ticket now. */
export interface Present {
  readonly userId: string;
  readonly name: string;
  readonly doing: 'viewing' | 'typing';
}

/**
 * Who else is viewing or typing in a ticket (TKT-5). Each screen says what it does at once, then every twenty seconds;
 * who has not been heard of for a minute is gone.
 */
export function usePresence(ticketId: string): { readonly others: readonly Present[]; readonly typing: () => void } {
  const me = useMe();
  const say = useLiveSay();
  const now = useNow('quarter');
  const [heard, setHeard] = useState<ReadonlyMap<string, Present & { readonly at: number }>>(new Map());
  const typedAt = useRef(0);
  const saidTyping = useRef(false);
  const topic = `ticket:${ticketId}`;
  const tell = useRef(() => undefined as void);
  tell.current = () => {
    const doing = presentInstant() - typedAt.current < 8000 ? 'typing' : 'viewing';
    saidTyping.current = doing === 'typing';
    say(topic, { doing });
  };
  useLive(topic, (message) => {
    if (message.type !== 'presence.changed') return;
    const data = message.data as {
      readonly userId: string;
      readonly name: string;
      readonly doing: string;
      readonly connection?: string;
    };
    setHeard((before) => {
      const next = new Map(before);
      const key = data.connection ?? data.userId;
      if (data.doing === 'left') next.delete(key);
      else {
        if (!before.has(key) && data.userId !== me?.id) setTimeout(() => tell.current(), 50);
        next.set(key, {
          userId: data.userId,
          name: data.name,
          doing: data.doing === 'typing' ? 'typing' : 'viewing',
          at: presentInstant(),
        });
      }
      return next;
    });
  });
  useEffect(() => {
    const first = setTimeout(() => tell.current(), 300);
    const timer = setInterval(() => tell.current(), 20_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [topic]);
  const typing = useCallback(() => {
    typedAt.current = presentInstant();
    if (saidTyping.current) return;
    tell.current();
    setTimeout(() => tell.current(), 9000);
  }, []);
  const others = [...heard.values()].filter((one) => one.userId !== me?.id && now - one.at < 60_000);
  return { others: [...new Map(others.map((one) => [one.userId, one])).values()], typing };
}
