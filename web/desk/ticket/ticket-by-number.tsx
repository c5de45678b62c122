import { useEffect } from 'react';
import { findTicket } from '#api/desk/tickets.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** A ticket asked for by the number people say to each other, `/tickets/FJ-20418`: goes on to its lasting address (TKT-8). */
export function TicketByNumber({ number }: { readonly number: string }) {
  const go = useGo();
  const found = useAnswer(findTicket, { params: { number } });
  const ticketId = found.data?.ticketId;
  useEffect(() => {
    if (ticketId) go(paths.ticket(ticketId), { replace: true });
  }, [ticketId, go]);
  if (!found.isError) return <SkeletonRows />;
  return (
    <div className="center">
      <ErrorState error={found.error} onRetry={() => void found.refetch()} />
    </div>
  );
}

const LASTING_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Is this part of an address a number people use, rather than the lasting id? */
export function isTicketNumber(part: string): boolean {
  return !LASTING_ID.test(part);
}
