import { Check, UserPlus } from 'lucide-react';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { AvatarWithState } from '#web/routing/agents/avatar-with-state.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { PromiseChip } from '#web/promise/clocks/promise-chip.tsx';
import type { DeskNames } from './desk-names.ts';
import { type BuiltInColumn, type Column, ownKeyOf } from './list-look.ts';
import { ChannelSign, StatusSign } from './signs.tsx';

export interface TicketLineProps {
  readonly row: TicketRow;
  readonly names: DeskNames;
  readonly columns: readonly Column[];
  readonly grid: string;
  readonly height: number;
  readonly roomy: boolean;
  readonly selected: boolean;
  readonly current: boolean;
  readonly onSelect: (row: TicketRow, range: boolean) => void;
  readonly onPress: (row: TicketRow) => void;
  readonly onOpen: (row: TicketRow) => void;
}

/** One ticket of a list (TKT-8): the promise first, then who and what. */
export const TicketLine = memo(function TicketLine(props: TicketLineProps) {
  const { row, selected, current } = props;
  const { t } = useTranslation('desk');
  const times = useTimes();
  const unread = row.unread ? ' unread' : '';
  return (
    <div
      id={`row-${row.id}`}
      role="row"
      aria-selected={selected}
      aria-current={current ? 'true' : undefined}
      className={`tr${unread}${selected ? ' sel' : ''}${current ? ' cur' : ''}${props.roomy ? ' roomy' : ''}`}
      style={{ gridTemplateColumns: props.grid, height: props.height }}
      onClick={() => props.onPress(row)}
      onDoubleClick={() => props.onOpen(row)}
      onKeyDown={(event) => event.key === 'Enter' && props.onOpen(row)}
      tabIndex={-1}
    >
      <span role="gridcell" className="tick">
        <button
          type="button"
          role="checkbox"
          aria-checked={selected}
          aria-label={t('list.select', { number: row.number })}
          className="tickbtn"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            props.onSelect(row, event.shiftKey);
          }}
        >
          <span className={selected ? 'cb on' : 'cb'}>
            {selected ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
          </span>
        </button>
      </span>
      {props.columns.map((column) => (
        <span role="gridcell" key={column} className={cellClasses[column as BuiltInColumn] ?? 'cut'}>
          {cellOf(column, row, { names: props.names, roomy: props.roomy, times, t })}
        </span>
      ))}
    </div>
  );
});

const cellClasses: Partial<Record<BuiltInColumn, string>> = {
  promise: 'cell',
  channel: 'cell',
  who: 'who cut',
  subject: 'sub cut',
  tags: 'row cell-tags',
  status: 'cell',
  owner: 'cell',
  number: 'mono xs t3 nowrap',
  created: 'xs t3 nowrap num',
  changed: 'xs t3 nowrap num',
};

/** What a line asks for once and hands to each of its cells. */
interface Said {
  readonly names: DeskNames;
  readonly roomy: boolean;
  readonly times: ReturnType<typeof useTimes>;
  readonly t: TFunction<'desk'>;
}

/** A plain function and no component: a screen of cells is drawn anew with every press that scrolls. */
function cellOf(column: Column, row: TicketRow, { names, roomy, times, t }: Said): ReactNode {
  const who = customerOf(row) ?? t('list.unknown');
  const ownKey = ownKeyOf(column);
  if (ownKey !== undefined) return ownText(row, ownKey, { names, times, t });
  switch (column as BuiltInColumn) {
    case 'promise':
      return <PromiseChip head={row.head} />;
    case 'channel':
      return <ChannelSign channel={row.channel} />;
    case 'number':
      return row.number;
    case 'who':
      return <span title={who}>{who}</span>;
    case 'subject':
      return (
        <>
          <b title={row.subject}>{row.subject}</b>
          {roomy ? <br /> : <>&ensp;</>}
          {row.snippet}
        </>
      );
    case 'tags':
      return (
        <>
          {row.person?.vip || row.company?.vip ? <Tag tone="ljung">VIP</Tag> : null}
          {row.priority === 'high' ? <Tag tone="bad">{names.priority(row.priority)}</Tag> : null}
          {row.tags.slice(0, 2).map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </>
      );
    case 'status':
      return <StatusSign category={row.category} name={names.status(row.statusId)} />;
    case 'priority':
      return names.priority(row.priority);
    case 'owner':
      return <OwnerSign ownerId={row.ownerId} names={names} />;
    case 'type':
      return row.typeId === null ? null : names.type(row.typeId);
    case 'site':
      return names.site(row.siteId);
    case 'group':
      return row.groupId === null ? null : names.group(row.groupId);
    case 'created':
      return times.when(row.createdAt);
    case 'changed':
      return times.when(row.changedAt);
  }
}

/** What an own field holds, as a person writes it; what is not filled in is left empty. */
function ownText(row: TicketRow, key: string, { names, times, t }: Omit<Said, 'roomy'>): ReactNode {
  const value = row.customFields[key] ?? null;
  if (value === null || value === '') return null;
  const said =
    typeof value === 'boolean'
      ? t(value ? 'list.yes' : 'list.no')
      : typeof value === 'number'
        ? times.number(value)
        : value;
  const name = names.own.find((field) => field.key === key)?.name ?? '';
  return <span title={`${name}: ${said}`}>{said}</span>;
}

/** Who a ticket is for: the person, else the company, else the address. */
export function customerOf(row: Pick<TicketRow, 'person' | 'company'>): string | undefined {
  return row.person?.name || row.company?.name || row.person?.address || row.person?.number || undefined;
}

/** The owner's initials, or a dashed place for one. */
export function OwnerSign({ ownerId, names }: { readonly ownerId: string | null; readonly names: DeskNames }) {
  const { t } = useTranslation('desk');
  if (ownerId === null)
    return (
      <span className="nobody" role="img" aria-label={t('list.unassigned')} title={t('list.unassigned')}>
        <UserPlus size={13} aria-hidden />
      </span>
    );
  const name = names.colleague(ownerId);
  return (
    <>
      <AvatarWithState userId={ownerId} name={name} size={24} />
      <span className="sr">{t('list.owner', { name })}</span>
    </>
  );
}
