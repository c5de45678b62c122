import { ChevronsUpDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, Ticket } from '#api/desk/ticket.ts';
import type { Kinship } from '#api/desk/ticket-surgery.ts';
import { listLevels } from '#api/promise/levels.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { Bubble } from './bubble.tsx';
import { EventLine, hasLine, type TicketEvent } from './event-line.tsx';

type Line =
  | { readonly kind: 'message'; readonly at: number; readonly message: Message }
  | { readonly kind: 'event'; readonly at: number; readonly event: TicketEvent };

/** The conversation (TKT-3, TKT-6): messages and changes in one order of time, the newest at the foot. */
export function Conversation({ ticket, names, moved, onSplit }: ConversationProps) {
  const { t } = useTranslation('desk');
  const foot = useRef<HTMLDivElement>(null);
  const [allShown, setAllShown] = useState(false);
  const lines = useMemo(() => linesOf(ticket), [ticket]);
  const known = useAnswer(listLevels, {}, { staleTime: 5 * 60_000 }).data?.rows ?? [];
  const levels = new Map([
    ...ticket.heads.map((head) => [head.levelId ?? '', head.levelName] as const),
    ...known.map((level) => [level.id, level.name] as const),
  ]);
  const firstMessage = lines.findIndex((line) => line.kind === 'message');
  const early = lines.slice(0, Math.max(0, firstMessage)).length;
  const folded = allShown ? 0 : Math.max(early, lines.length > 40 ? lines.length - 30 : 0);
  const lastRead = ticket.messages.findLast((message) => message.kind === 'answer' || message.kind === 'note')?.at ?? 0;
  const newest = ticket.messages.at(-1)?.id;
  useEffect(() => {
    foot.current?.scrollIntoView({ block: 'end' });
  }, [ticket.id, newest]);
  return (
    <div className="talk" role="log" aria-label={ticket.subject}>
      <div className="talk-in">
        {folded > 0 ? (
          <div className="ev">
            <span className="k">
              <ChevronsUpDown size={14} aria-hidden />
            </span>
            <button type="button" className="plainbtn linkish" onClick={() => setAllShown(true)}>
              {t('ticket.older', { count: folded })}
            </button>
            <span className="grow hair" />
          </div>
        ) : null}
        {lines
          .slice(folded)
          .map((line) =>
            line.kind === 'message' ? (
              <Bubble
                key={line.message.id}
                message={line.message}
                fresh={line.message.kind === 'customer' && line.at > lastRead && ticket.unread}
                movedFrom={moved?.[line.message.id]?.number}
                onSplit={onSplit}
              />
            ) : (
              <EventLine
                key={line.event.id}
                event={line.event}
                names={names}
                levelName={(id) => levels.get(id) ?? undefined}
              />
            ),
          )}
        <div ref={foot} />
      </div>
    </div>
  );
}

interface ConversationProps {
  readonly ticket: Ticket;
  readonly names: DeskNames;
  readonly moved?: Kinship['moved'] | undefined;
  readonly onSplit?: ((messageId: string) => void) | undefined;
}

function linesOf(ticket: Ticket): readonly Line[] {
  const messages = ticket.messages
    .filter((message) => message.state !== 'undone')
    .map((message): Line => ({ kind: 'message', at: message.at, message }));
  const events = ticket.events.filter(hasLine).map((event): Line => ({ kind: 'event', at: event.at, event }));
  return [...messages, ...events].toSorted((a, b) => a.at - b.at || (a.kind === 'event' ? -1 : 1));
}
