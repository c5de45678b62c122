import { Menu } from '@mantine/core';
import {
  AlarmClock,
  ArrowLeft,
  CheckCheck,
  Ellipsis,
  LayoutTemplate,
  Link2,
  Merge,
  PanelRight,
  RotateCcw,
  ShieldAlert,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTicketLink } from '#api/desk/public-ticket.ts';
import type { Ticket } from '#api/desk/ticket.ts';
import { dismissAnswer, listTickets, readTicket, reopenTicket } from '#api/desk/tickets.ts';
import { StatusSign } from '#web/desk/tickets/signs.tsx';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import type { useTicketActions } from '#web/desk/tickets/use-ticket-actions.tsx';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { PromiseChip } from '#web/promise/clocks/promise-chip.tsx';
import type { Present } from './use-presence.ts';

/** The head of a ticket: where it stands in the list, who else is here, subject, number, status, promise, and the rest. */
export function TicketHeading(props: TicketHeadingProps) {
  const { ticket, names, place, others, actions } = props;
  const { t } = useTranslation('desk');
  const dismiss = useCall(dismissAnswer, { refresh: [readTicket, listTickets] });
  const reopen = useCall(reopenTicket, { refresh: [readTicket, listTickets] });
  const copyLink = () =>
    void call(readTicketLink, { params: { ticketId: ticket.id } })
      .then((answer) => navigator.clipboard.writeText(new URL(answer.path, location.origin).href))
      .then(
        () => toast({ text: t('act.linkCopied') }),
        (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }),
      );
  const mayTemplate = mayDo(useMe(), 'settings.edit', ticket.siteId);
  const ended = ticket.category === 'solved' || ticket.category === 'closed';
  return (
    <header className="tickethead">
      <div className="row xs t3" style={{ gap: 6 }}>
        <Button
          look="ghost"
          size="xs"
          square
          aria-label={t('ticket.toList')}
          title={t('ticket.toList')}
          icon={<ArrowLeft size={15} aria-hidden />}
          onClick={props.onBack}
        />
        {place ? (
          <>
            <span className="cut">{place.label}</span>
            <span className="num nowrap">{t('ticket.place', { at: place.at, of: place.of })}</span>
            <Keys of="j" /> <Keys of="k" />
          </>
        ) : (
          <span className="cut">{names.site(ticket.siteId)}</span>
        )}
        <span className="grow" />
        <span className="row present" role="status" aria-live="polite">
          {others.map((one) => (
            <span key={one.userId} className="row nowrap">
              <Avatar name={one.name} size={20} />
              {t(one.doing === 'typing' ? 'ticket.writes' : 'ticket.reads', {
                name: one.name.split(' ')[0] ?? one.name,
              })}
            </span>
          ))}
        </span>
      </div>
      <Subject subject={ticket.subject} onChange={props.onSubject} />
      <div className="row ticketline">
        <span className="mono xs t3 nowrap">{ticket.number}</span>
        <Button size="sm" hint="s" onClick={() => actions.open('status')}>
          <StatusSign category={ticket.category} name={names.status(ticket.statusId)} />
        </Button>
        {ticket.head ? <PromiseChip head={ticket.head} told={ticket.head.promise.endsWith('answer')} /> : null}
        <span className="grow" />
        <Button
          look="ghost"
          size="sm"
          square
          aria-label={t('act.snooze')}
          title={t('act.snooze')}
          icon={<AlarmClock size={16} aria-hidden />}
          onClick={() => actions.open('snooze')}
        />
        {props.onAside ? (
          <Button
            look="ghost"
            size="sm"
            square
            aria-label={t('ticket.properties')}
            title={t('ticket.properties')}
            icon={<PanelRight size={16} aria-hidden />}
            onClick={props.onAside}
          />
        ) : null}
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <Button
              look="ghost"
              size="sm"
              square
              aria-label={t('act.more')}
              title={t('act.more')}
              icon={<Ellipsis size={16} aria-hidden />}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<CheckCheck size={15} />}
              onClick={() => dismiss.mutate({ params: { ticketId: ticket.id }, body: {} })}
            >
              {t('act.needsNoAnswer')}
            </Menu.Item>
            {ended ? (
              <Menu.Item
                leftSection={<RotateCcw size={15} />}
                onClick={() => reopen.mutate({ params: { ticketId: ticket.id } })}
              >
                {t('act.reopen')}
              </Menu.Item>
            ) : null}
            {ticket.snoozedUntil === null ? null : (
              <Menu.Item leftSection={<AlarmClock size={15} />} onClick={() => actions.wake(ticket)}>
                {t('act.wake')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Merge size={15} />} onClick={props.onMerge}>
              {t('kin.merge')}
            </Menu.Item>
            <Menu.Item leftSection={<Link2 size={15} />} onClick={copyLink}>
              {t('act.copyLink')}
            </Menu.Item>
            <Menu.Item
              leftSection={<LayoutTemplate size={15} />}
              disabled={!mayTemplate}
              title={mayTemplate ? undefined : t('templates.fromTicketNotAllowed')}
              onClick={props.onMakeTemplate}
            >
              {t('templates.fromTicket')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<ShieldAlert size={15} />} onClick={() => actions.putAside('spam')}>
              {t('act.spam')}
            </Menu.Item>
            <Menu.Item
              leftSection={<Trash2 size={15} />}
              color="red"
              disabled={!ticket.may.delete}
              onClick={() => actions.putAside('deletion')}
            >
              {t('act.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

interface TicketHeadingProps {
  readonly ticket: Ticket;
  readonly names: DeskNames;
  readonly place: { readonly at: number; readonly of: number; readonly label: string } | undefined;
  readonly others: readonly Present[];
  readonly actions: ReturnType<typeof useTicketActions>;
  readonly onBack: () => void;
  readonly onSubject: (subject: string) => void;
  readonly onAside: (() => void) | undefined;
  readonly onMerge: () => void;
  readonly onMakeTemplate: () => void;
}

/** The subject: pressed twice (or once on its pencil) it can be rewritten in place. */
function Subject({ subject, onChange }: { readonly subject: string; readonly onChange: (subject: string) => void }) {
  const { t } = useTranslation('desk');
  const [editing, setEditing] = useState(false);
  if (!editing)
    return (
      <h1 title={subject} onDoubleClick={() => setEditing(true)}>
        {subject}
      </h1>
    );
  const done = (text: string) => {
    setEditing(false);
    if (text.trim() && text.trim() !== subject) onChange(text.trim());
  };
  return (
    <input
      className="subjectfield"
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={t('ticket.subject')}
      defaultValue={subject}
      onBlur={(event) => done(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(event.currentTarget.value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          setEditing(false);
        }
      }}
    />
  );
}
