import { Plus } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { useBuiltInFields } from '#web/house/custom-fields/use-fields.ts';
import { StatusSign } from '#web/desk/tickets/signs.tsx';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { AvatarWithState } from '#web/routing/agents/avatar-with-state.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { OwnFields } from './own-fields.tsx';
import { ComeBack } from './come-back.tsx';
import { Beginning } from './beginning.tsx';
import { pluggedProperties } from './plugged-properties.ts';

export const editable = ['statusId', 'ownerId', 'groupId', 'priority', 'siteId', 'typeId', 'tags'] as const;
export type Editable = (typeof editable)[number];

/** The ticket's fields (TKT-1), each pressed to change it. */
export function Properties({ ticket, names, onEdit, onTemplate, onOwn }: PropertiesProps) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const builtIn = useBuiltInFields();
  const line = (field: Editable, label: string, value: ReactNode) =>
    builtIn.hidden(field) ? null : (
      <div className="prop" key={field}>
        <span>{builtIn.name(field, label)}</span>
        <button type="button" className="v plainbtn" onClick={() => onEdit(field)}>
          {value}
        </button>
      </div>
    );
  const none = <span className="t3">–</span>;
  return (
    <section className="props" aria-label={t('ticket.properties')}>
      {line(
        'statusId',
        t('columns.status'),
        <StatusSign category={ticket.category} name={names.status(ticket.statusId)} />,
      )}
      <ComeBack ticket={ticket} />
      {line(
        'ownerId',
        t('columns.owner'),
        ticket.ownerId === null ? (
          <span className="t3">{t('list.unassigned')}</span>
        ) : (
          <>
            <AvatarWithState userId={ticket.ownerId} name={names.colleague(ticket.ownerId)} size={20} />
            <span className="cut">{names.colleague(ticket.ownerId)}</span>
          </>
        ),
      )}
      {line(
        'groupId',
        t('columns.group'),
        ticket.groupId === null ? none : <span className="cut">{names.group(ticket.groupId)}</span>,
      )}
      {line('priority', t('columns.priority'), <span>{names.priority(ticket.priority)}</span>)}
      {line('siteId', t('columns.site'), <span className="cut">{names.site(ticket.siteId)}</span>)}
      {line(
        'typeId',
        t('columns.type'),
        ticket.typeId === null ? none : <span className="cut">{names.type(ticket.typeId)}</span>,
      )}
      <div className="prop">
        <span>{t('templates.template')}</span>
        <button type="button" className="v plainbtn" onClick={onTemplate}>
          {ticket.template === null ? none : <span className="cut">{ticket.template.name}</span>}
        </button>
      </div>
      {line(
        'tags',
        t('columns.tags'),
        <>
          {ticket.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          <Plus size={14} aria-hidden />
          <span className="sr">{t('act.tagName')}</span>
        </>,
      )}
      <OwnFields ticket={ticket} onChange={onOwn} />
      <Beginning ticket={ticket} />
      <div className="prop">
        <span>{t('columns.created')}</span>
        <span className="v num" title={times.fully(ticket.createdAt)}>
          {times.when(ticket.createdAt)}
        </span>
      </div>
      <Suspense>
        {pluggedProperties.map(({ name, Property }) => (
          <Property key={name} ticketId={ticket.id} />
        ))}
      </Suspense>
    </section>
  );
}

interface PropertiesProps {
  readonly ticket: Ticket;
  readonly names: DeskNames;
  readonly onEdit: (field: Editable) => void;
  readonly onTemplate: () => void;
  readonly onOwn: (customFields: Ticket['customFields']) => void;
}
