import { StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Channel, Ticket } from '#api/desk/ticket.ts';
import { readTimeline } from '#api/register/people.ts';
import { ChannelSign } from '#web/desk/tickets/signs.tsx';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** Who it is, and everything else they have asked (CRM-1). */
export function CustomerCard({ ticket, names }: { readonly ticket: Ticket; readonly names: DeskNames }) {
  const { t } = useTranslation('desk');
  const { person, company } = ticket;
  const title = company?.name ?? person?.name ?? person?.address;
  if (!title) return <div className="xs t3 customer">{t('ticket.noCustomer')}</div>;
  return (
    <section className="customer" aria-label={title}>
      <div className="row" style={{ gap: 10 }}>
        <Avatar name={title} size={32} kind={company ? 'company' : 'human'} />
        <div className="grow">
          <div className="b cut">
            <PathLink className="quiet" to={person ? paths.person(person.id) : paths.company(company?.id ?? '')}>
              {title}
            </PathLink>
          </div>
          <div className="xs t3 cut">
            {[company ? person?.name : undefined, person?.number, person?.address].filter(Boolean).join(' · ')}
          </div>
        </div>
        {person?.vip || company?.vip ? <Tag tone="ljung">VIP</Tag> : null}
      </div>
      {person ? <Timeline personId={person.id} ticketId={ticket.id} names={names} /> : null}
    </section>
  );
}

function Timeline({
  personId,
  ticketId,
  names,
}: {
  readonly personId: string;
  readonly ticketId: string;
  readonly names: DeskNames;
}) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const entries =
    useAnswer(readTimeline, { params: { personId }, query: { limit: 8 } }).data?.rows.filter(
      (one) => one.id !== ticketId,
    ) ?? [];
  if (entries.length === 0) return null;
  return (
    <>
      <div className="eyebrow timeline-title">{t('ticket.otherTickets')}</div>
      <ul className="timeline">
        {entries.slice(0, 6).map((one) => (
          <li key={one.id}>
            <span className="tile">
              {one.kind === 'note' ? (
                <StickyNote size={13} aria-hidden />
              ) : (
                <ChannelSign channel={one.channel as Channel} size={13} />
              )}
            </span>
            <span className="grow">
              {one.kind === 'ticket' ? (
                <PathLink to={paths.ticket(one.id)} className="quiet m cut block">
                  {one.title}
                </PathLink>
              ) : (
                <span className="m cut block">{one.title}</span>
              )}
              <span className="xs t3 cut block">
                {[one.number, one.statusId === null ? undefined : names.status(one.statusId), one.ownerName]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <time className="xs t3 nowrap num" title={times.fully(one.at)}>
              {times.when(one.at)}
            </time>
          </li>
        ))}
      </ul>
    </>
  );
}
