import {
  ArrowUpRight,
  CheckCheck,
  CircleCheck,
  CircleDot,
  Filter,
  Flag,
  Link2,
  MailCheck,
  Merge,
  Route,
  RotateCcw,
  Split,
  Tag,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import type { OwnField } from '#api/house/custom-fields.ts';
import type { FallbackScope } from '#core/promise/rules/choose-level.ts';
import type { FieldValues } from '#core/house/custom-fields/custom-field.ts';
import { useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { useTimes } from '#web/kit/time/use-times.ts';

export type TicketEvent = Ticket['events'][number];

/** A change of the ticket as one quiet line (TKT-6). */
export function EventLine({ event, names, levelName }: EventLineProps) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const what = useEventText(event, names, levelName);
  if (what === undefined) return null;
  return (
    <div className="ev" id={`event-${event.id}`} tabIndex={-1}>
      <span className="k">{icons[event.type] ?? <CircleDot size={14} aria-hidden />}</span>
      <span className="cut" title={textOf(event)}>
        {t('events.by', { what, name: event.actor.name || t('events.somebody') })}
      </span>
      <time className="end num nowrap" title={times.fully(event.at)}>
        {times.when(event.at)}
      </time>
    </div>
  );
}

/** What was sent by itself, read by pointing. */
function textOf({ data }: TicketEvent): string | undefined {
  return typeof data['text'] === 'string' ? data['text'] : undefined;
}

interface EventLineProps {
  readonly event: TicketEvent;
  readonly names: DeskNames;
  readonly levelName: (levelId: string) => string | undefined;
}

/** Whether an event has a line of its own; messages show themselves. */
export function hasLine(event: TicketEvent): boolean {
  return lined.has(event.type);
}

const lined = new Set([
  ...[
    'ticket.status-set',
    'ticket.closed',
    'ticket.reopened',
    'ticket.assigned',
    'ticket.priority-set',
    'ticket.moved',
  ],
  ...[
    'ticket.changed',
    'ticket.level-set',
    'ticket.spam-marked',
    'ticket.spam-cleared',
    'ticket.deleted',
    'ticket.restored',
  ],
  'filter.applied',
  ...['ticket.return-set', 'ticket.return-dropped', 'ticket.auto-replied'],
  ...['ticket.merged', 'ticket.unmerged', 'ticket.merged-in', 'ticket.merge-undone'],
  ...['ticket.split', 'ticket.split-undone', 'ticket.split-off', 'ticket.linked', 'ticket.unlinked'],
  ...['ticket.item-ticked', 'ticket.item-unticked'],
  ...['ticket.snoozed', 'ticket.woken', 'ticket.answer-dismissed', 'ticket.link-renewed', 'ticket.created'],
]);

const icons: Readonly<Record<string, ReactNode>> = {
  'ticket.level-set': <Route size={14} aria-hidden />,
  'ticket.assigned': <UserRound size={14} aria-hidden />,
  'ticket.closed': <CircleCheck size={14} aria-hidden />,
  'ticket.reopened': <RotateCcw size={14} aria-hidden />,
  'ticket.priority-set': <Flag size={14} aria-hidden />,
  'ticket.moved': <ArrowUpRight size={14} aria-hidden />,
  'ticket.changed': <Tag size={14} aria-hidden />,
  'ticket.merged': <Merge size={14} aria-hidden />,
  'ticket.merged-in': <Merge size={14} aria-hidden />,
  'ticket.split': <Split size={14} aria-hidden />,
  'ticket.split-off': <Split size={14} aria-hidden />,
  'filter.applied': <Filter size={14} aria-hidden />,
  'ticket.auto-replied': <MailCheck size={14} aria-hidden />,
  'ticket.linked': <Link2 size={14} aria-hidden />,
  'ticket.item-ticked': <CheckCheck size={14} aria-hidden />,
};

function useEventText(
  event: TicketEvent,
  names: DeskNames,
  levelName: EventLineProps['levelName'],
): string | undefined {
  const { t } = useTranslation('desk');
  const { t: promise } = useTranslation('promise');
  const times = useTimes();
  const own = useOwnFields('ticket');
  const data = event.data as Readonly<Record<string, never>> & {
    readonly to?: unknown;
    readonly statusId?: string;
    readonly levelId?: string | null;
    readonly until?: number | string;
    readonly at?: number | string;
    readonly changes?: object;
    readonly otherNumber?: string;
    readonly text?: string;
    readonly why?: { readonly kind: string; readonly name?: string; readonly scope?: FallbackScope };
  };
  switch (event.type) {
    case 'ticket.status-set':
      return t('events.ticket.status-set', { to: names.status(data.statusId ?? '') });
    case 'ticket.assigned':
      return data.to === null
        ? t('events.ticket.unassigned')
        : t('events.ticket.assigned', { to: names.colleague(String(data.to)) });
    case 'ticket.priority-set':
      return t('events.ticket.priority-set', { to: names.priority(String(data.to)) });
    case 'filter.applied':
      return t('events.filter.applied', { filter: String((data as { readonly name?: string }).name ?? '') });
    case 'ticket.auto-replied':
      return t('events.ticket.auto-replied', { to: String(data.to) });
    case 'ticket.moved': {
      const to = data.to as unknown as { readonly siteId: string; readonly groupId: string | null };
      return t('events.ticket.moved', {
        to: [names.site(to.siteId), to.groupId && names.group(to.groupId)].filter(Boolean).join(', '),
      });
    }
    case 'ticket.changed':
      return t('events.ticket.changed', {
        fields: Object.entries(data.changes ?? {})
          .flatMap(([field, change]) => (field === 'customFields' ? ownNames(change, own) : [fieldName(field, t)]))
          .join(', '),
      });
    case 'ticket.level-set': {
      if (!data.levelId) return t('events.level-none');
      const to = levelName(data.levelId) ?? '';
      if (data.why?.kind === 'fallback' && data.why.scope)
        return t('events.level-fallback', { what: promise(`why.by.fallback.${data.why.scope}`) });
      return data.why?.kind === 'rule' && data.why.name
        ? t('events.level-rule', { rule: data.why.name, to })
        : t('events.ticket.level-set', { to });
    }
    case 'ticket.item-ticked':
    case 'ticket.item-unticked':
      return t(`events.${event.type}`, { item: data.text ?? '' });
    case 'ticket.return-set':
      return t('events.ticket.return-set', {
        to: times.when(typeof data.at === 'string' ? Date.parse(data.at) : (data.at ?? 0)),
      });
    case 'ticket.snoozed':
      return t('events.ticket.snoozed', {
        to: times.when(typeof data.until === 'string' ? Date.parse(data.until) : (data.until ?? 0)),
      });
    default:
      return hasLine(event)
        ? t(`events.${event.type}` as 'events.ticket.merged', { other: data.otherNumber ?? '' })
        : undefined;
  }
}

/** Which own fields were changed, by name. */
function ownNames({ from, to }: { from: FieldValues; to: FieldValues }, own: readonly OwnField[]): string[] {
  const changed = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => from[key] !== to[key]);
  return changed.map((key) => own.find((field) => field.key === key)?.name ?? key);
}

/** What a ticket's field is called. */
export function fieldName(field: string, t: ReturnType<typeof useTranslation<'desk'>>['t']): string {
  const known: Readonly<Record<string, string>> = {
    subject: t('ticket.subject'),
    statusId: t('columns.status'),
    ownerId: t('columns.owner'),
    groupId: t('columns.group'),
    siteId: t('columns.site'),
    priority: t('columns.priority'),
    typeId: t('columns.type'),
    tags: t('columns.tags'),
    personId: t('columns.who'),
    companyId: t('columns.who'),
    templateId: t('templates.template'),
    dueAt: t('templates.due'),
    description: t('new.description'),
    message: t('compose.editor'),
  };
  return known[field] ?? field;
}
