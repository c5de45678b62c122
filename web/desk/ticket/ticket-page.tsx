import { useParams, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { readKinship } from '#api/desk/ticket-surgery.ts';
import { readTicket } from '#api/desk/tickets.ts';
import type { Mode } from '#web/desk/composer/use-draft.ts';
import { TouchedBy } from '#web/desk/filters/touched-by.tsx';
import { KinCard } from '#web/desk/kin/kin-card.tsx';
import { MergedBanner } from '#web/desk/kin/merged-banner.tsx';
import { useMerge } from '#web/desk/kin/use-merge.tsx';
import { useSplit } from '#web/desk/kin/use-split.ts';
import { Guidance } from '#web/desk/templates/guidance.tsx';
import { useSetTemplate } from '#web/desk/templates/use-set-template.tsx';
import { useDeskNames } from '#web/desk/tickets/desk-names.ts';
import { rememberedList } from '#web/desk/tickets/list-memory.ts';
import { Pick } from '#web/desk/tickets/pick.tsx';
import { useTicketActions } from '#web/desk/tickets/use-ticket-actions.tsx';
import { useNarrowerThan } from '#web/kit/frame/breakpoints.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { Conversation } from './conversation.tsx';
import { CustomerCard } from './customer-card.tsx';
import { choicesOf } from './field-choices.tsx';
import { PromisesCard } from './promises-card.tsx';
import { type Editable, Properties } from './properties.tsx';
import { StaleConflict } from './stale-conflict.tsx';
import { isTicketNumber, TicketByNumber } from './ticket-by-number.tsx';
import { TicketHeading } from './ticket-heading.tsx';
import { usePresence } from './use-presence.ts';
import { useTicketChange } from './use-ticket-change.ts';
import '#web/desk/desk.css';

const Composer = lazy(() => import('#web/desk/composer/composer.tsx').then((file) => ({ default: file.Composer })));
const MakeFromTicket = lazy(() =>
  import('#web/desk/templates/make-from-ticket.tsx').then((file) => ({ default: file.MakeFromTicket })),
);
const DueTimeline = lazy(() =>
  import('#web/promise/clocks/due-timeline.tsx').then((file) => ({ default: file.DueTimeline })),
);

/** A ticket (TKT-3): the conversation with its composer, why it is due, and what is known of it. */
export function TicketPage() {
  const { ticketId = '' } = useParams({ strict: false }) as { ticketId?: string };
  if (isTicketNumber(ticketId)) return <TicketByNumber key={ticketId} number={ticketId} />;
  return <OneTicket key={ticketId} ticketId={ticketId} />;
}

function OneTicket({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('desk');
  const go = useGo();
  const names = useDeskNames();
  const drawers = useNarrowerThan('drawers');
  const read = useAnswer(readTicket, { params: { ticketId } });
  const ticket = read.data;
  const presence = usePresence(ticketId);
  const change = useTicketChange(ticket);
  const wanted = useRouterState({ select: (state) => (state.location.search as { write?: Mode }).write });
  const [mode, setMode] = useState<Mode>(wanted ?? ticket?.draft?.kind ?? 'answer');
  const [writing, setWriting] = useState(wanted !== undefined);
  const [why, setWhy] = useState<string>();
  const [editing, setEditing] = useState<Editable>();
  const [aside, setAside] = useState(false);
  const actions = useTicketActions(ticket ? [ticket] : [], names);
  const merge = useMerge(ticket ? [ticket] : [], (into) => go(paths.ticket(into)));
  const split = useSplit(ticketId);
  const template = useSetTemplate(ticket);
  const [model, setModel] = useState(false);
  const kin = useAnswer(readKinship, { params: { ticketId } }).data;
  useLiveRefresh(`ticket:${ticketId}`, [readTicket, readKinship], 150);

  const memory = rememberedList();
  const place = memory?.ids.indexOf(ticketId) ?? -1;
  const back = memory?.back ?? paths.tickets();
  const step = (by: number) => {
    const next = memory?.ids[place + by];
    if (next) go(paths.ticket(next));
  };
  const write = useCallback((next: Mode) => {
    setMode(next);
    setWriting(true);
    requestAnimationFrame(() => focusWriting());
  }, []);
  useEffect(() => {
    if (ticket) document.title = `${ticket.number} ${ticket.subject} · Svara`;
  }, [ticket]);
  useEffect(() => {
    if (!writing || !ticket) return undefined;
    const timer = setTimeout(() => focusWriting(), 60);
    return () => clearTimeout(timer);
  }, [writing, ticket?.id]); // oxlint-disable-line react-hooks/exhaustive-deps
  const toggleWhy = (cycleId: string | undefined) => setWhy((before) => (before === cycleId ? undefined : cycleId));
  useKeys([
    { keys: 'r', label: t('keys.reply'), group: t('keys.ticket'), run: () => write('answer') },
    { keys: 'i', label: t('keys.note'), group: t('keys.ticket'), run: () => write('note') },
    { keys: 'shift+f', label: t('keys.forward'), group: t('keys.ticket'), run: () => write('forward') },
    {
      keys: 'w',
      label: t('keys.why'),
      group: t('keys.ticket'),
      when: !!ticket,
      run: () => toggleWhy(why ?? (ticket && whatToExplain(ticket))),
    },
    { keys: 'j', label: t('keys.nextTicket'), group: t('keys.ticket'), when: place >= 0, run: () => step(1) },
    { keys: 'k', label: t('keys.previousTicket'), group: t('keys.ticket'), when: place >= 0, run: () => step(-1) },
    {
      keys: 'escape',
      label: t('keys.back'),
      group: t('keys.ticket'),
      run: () => {
        const field = document.activeElement as HTMLElement | null;
        if (why) setWhy(undefined);
        else if (aside) setAside(false);
        else if (field?.closest('.composer')) field.blur();
        else go(back);
      },
    },
    ...actions.keys.filter((one) => one.keys !== 'p' || !drawers),
    merge.key,
    { keys: 'p', label: t('ticket.properties'), group: t('keys.ticket'), when: drawers, run: () => setAside(!aside) },
  ]);
  if (read.isError && !ticket)
    return (
      <div className="center">
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  if (!ticket) return <SkeletonRows rows={12} height={56} />;
  const side = (
    <aside className={drawers ? 'ticketside drawer' : 'ticketside'} aria-label={t('ticket.properties')}>
      <PromisesCard ticket={ticket} whyOf={why} onWhy={toggleWhy} />
      <Properties
        ticket={ticket}
        names={names}
        onEdit={setEditing}
        onTemplate={template.open}
        onOwn={(customFields) => change.change({ customFields })}
      />
      <hr />
      <KinCard ticket={ticket} names={names} onMerge={merge.open} />
      <TouchedBy events={ticket.events} />
      <CustomerCard ticket={ticket} names={names} />
    </aside>
  );
  return (
    <div className="ticket">
      <section className="ticketmain" aria-label={ticket.subject}>
        <TicketHeading
          ticket={ticket}
          names={names}
          place={place < 0 ? undefined : { at: place + 1, of: memory?.ids.length ?? 0, label: memory?.label ?? '' }}
          others={presence.others}
          actions={actions}
          onBack={() => go(back)}
          onSubject={(subject) => change.change({ subject })}
          onAside={drawers ? () => setAside(!aside) : undefined}
          onMerge={merge.open}
          onMakeTemplate={() => setModel(true)}
        />
        {ticket.siteInstruction ? (
          <div className="ban acc instruction">
            <b className="b">{t('ticket.instruction')}</b> <span className="grow">{ticket.siteInstruction}</span>
          </div>
        ) : null}
        <Guidance ticket={ticket} />
        {ticket.spam || ticket.deleted ? (
          <div className="ban warn instruction">
            <span className="grow">{t(ticket.deleted ? 'ticket.gone' : 'ticket.isSpam')}</span>
            <Button size="xs" onClick={() => actions.takeBack(ticket)}>
              {t(ticket.deleted ? 'act.restore' : 'act.notSpam')}
            </Button>
          </div>
        ) : null}
        {kin?.mergedInto ? <MergedBanner ticketId={ticketId} number={ticket.number} into={kin.mergedInto} /> : null}
        <Conversation
          ticket={ticket}
          names={names}
          moved={kin?.moved}
          onSplit={ticket.may.answer && !kin?.mergedInto ? split : undefined}
        />
        <div className="composerbox" hidden={!!kin?.mergedInto}>
          {change.conflict ? (
            <StaleConflict
              error={change.conflict.error}
              mine={change.conflict.mine as Record<string, unknown> | undefined}
              names={names}
              onAgain={change.again}
              onDismiss={change.dismiss}
            />
          ) : null}
          <Suspense fallback={<div className="composer composer-wait" />}>
            <Composer
              ticket={ticket}
              names={names}
              mode={mode}
              onMode={setMode}
              onTyping={presence.typing}
              onStale={change.refuse}
            />
          </Suspense>
        </div>
      </section>
      {why ? (
        <Suspense fallback={<section className="due-why" />}>
          <DueTimeline cycleId={why} onClose={() => setWhy(undefined)} />
        </Suspense>
      ) : null}
      {drawers ? (aside ? side : null) : side}
      {actions.picker}
      {merge.picker}
      {template.picker}
      {model ? (
        <Suspense>
          <MakeFromTicket ticket={ticket} onClose={() => setModel(false)} />
        </Suspense>
      ) : null}
      {editing ? (
        <Pick
          title={t(
            `columns.${editing === 'statusId' ? 'status' : editing === 'ownerId' ? 'owner' : editing === 'groupId' ? 'group' : editing === 'siteId' ? 'site' : editing === 'typeId' ? 'type' : editing}`,
          )}
          choices={choicesOf(editing, ticket, names, t('act.nobody'), (tag) => t('act.removeTag', { tag }))}
          onClose={() => setEditing(undefined)}
          onPick={(value) => {
            if (editing === 'tags')
              change.change({
                tags: value.startsWith('-')
                  ? ticket.tags.filter((tag) => tag !== value.slice(1))
                  : [...new Set([...ticket.tags, value.slice(1)])],
              });
            else if (
              editing === 'statusId' &&
              names.statuses.some((one) => one.id === value && one.category === 'dormant')
            )
              actions.setStatus(value);
            else change.change({ [editing]: value === '' ? null : value });
          }}
          {...(editing === 'tags'
            ? { makes: (tag: string) => ({ value: `+${tag}`, label: t('act.addTag', { tag }) }) }
            : {})}
        />
      ) : null}
    </div>
  );
}

/** Puts the caret after what is already written. */
function focusWriting(): void {
  const field = document.querySelector<HTMLElement>('.composer .writing');
  if (!field || field.contains(document.activeElement)) return;
  field.focus();
  const selection = getSelection();
  selection?.selectAllChildren(field);
  selection?.collapseToEnd();
}

/** The promise that is asked about first: the most urgent one, else one that was missed, else the last. */
function whatToExplain({ heads, ended }: Ticket): string | undefined {
  return (heads[0] ?? ended.findLast(({ outcome }) => outcome === 'missed') ?? ended.at(-1))?.cycleId;
}
