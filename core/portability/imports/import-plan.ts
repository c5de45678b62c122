import type { Instant } from '#core/platform/instant.ts';
import type { Standing } from './draft.ts';
import type { CustomRule, FieldRule, InstantRule, Mapping } from './mapping.ts';
import { type DateReader, dateReader } from './read-date.ts';
import { cellReaders, type CellReader, columnsOf, type FieldReader, fieldReader } from './read-field.ts';

/** A field with the column to name when something is wrong with it. */
export interface PlannedField {
  readonly column: string;
  readonly read: FieldReader;
}

/** An instant with the column it stands in. */
export interface PlannedInstant {
  readonly column: string;
  readonly cell: CellReader;
  readonly read: (text: string) => Instant | null;
}

/** An instant in a column, and what happened then. */
export interface ColumnEvent {
  readonly instant: PlannedInstant;
  readonly happens: 'assigned' | 'answered' | { readonly status: string };
}

/** A mapping made ready for one file's columns (API-2): every column found, every format compiled, once. */
export interface ImportPlan {
  readonly mapping: Mapping;
  readonly id: CellReader;
  readonly texts: Readonly<Record<(typeof texts)[number], PlannedField | null>>;
  readonly custom: readonly { readonly key: string; readonly as: CustomRule['as']; readonly field: PlannedField }[];
  readonly standing: Readonly<Record<keyof Standing, PlannedField | null>>;
  readonly rowAt: PlannedInstant | null;
  readonly by: PlannedField | null;
  readonly text: PlannedField | null;
  /** Where it stands in the end, for a file that also tells its way there. */
  readonly finalStatus: PlannedField | null;
  readonly opened: PlannedInstant | null;
  readonly events: readonly ColumnEvent[];
  readonly met: PlannedField | null;
  readonly due: PlannedInstant | null;
  readonly dates: DateReader;
}

const texts = [
  ...(['subject', 'description', 'company', 'person', 'address', 'channel', 'language', 'tags'] as const),
  ...(['template', 'referrer'] as const),
] as const;

/** Makes a mapping ready for a file's columns (API-2); it must have no faults. */
export function importPlan(mapping: Mapping, columns: readonly string[]): ImportPlan {
  const { ticket, rows, given, events } = mapping;
  const cell = cellReaders(columns, mapping.file.missing);
  const planned = (rule: FieldRule): PlannedField => ({
    read: fieldReader(rule, cell),
    column: columnsOf(rule).join(', '),
  });
  const field = (rule: FieldRule | undefined) => (rule === undefined ? null : planned(rule));
  const readers = new Map<string, DateReader>();
  const instant = ({ column, formats = mapping.dates.formats, zone = mapping.dates.zone }: InstantRule) => {
    const key = [...formats, zone].join('\n');
    const read = readers.get(key) ?? dateReader(formats, zone);
    readers.set(key, read);
    return { column, cell: cell(column), read };
  };
  return {
    mapping,
    id: cell(ticket.id),
    texts: Object.fromEntries(texts.map((name) => [name, field(ticket[name])])) as ImportPlan['texts'],
    custom: Object.entries(ticket.custom ?? {}).map(([key, rule]) => ({ key, as: rule.as, field: planned(rule) })),
    standing: {
      status: field(rows ? rows.state : undefined),
      type: field(ticket.type),
      priority: field(ticket.priority),
      group: field(ticket.group),
      site: field(ticket.site),
      owner: field(ticket.owner),
      level: field(ticket.level),
    },
    rowAt: rows ? instant(rows.at) : null,
    by: field(rows?.by),
    text: field(rows?.text),
    finalStatus: field(ticket.status),
    opened: events.opened ? instant(events.opened) : null,
    events: columnEvents(mapping, instant),
    met: field(given?.met),
    due: given?.due ? instant(given.due) : null,
    dates: dateReader(mapping.dates.formats, mapping.dates.zone),
  };
}

/** In the order they are told when several happen in the same instant. */
function columnEvents({ events }: Mapping, instant: (rule: InstantRule) => PlannedInstant): ColumnEvent[] {
  const one = (rule: InstantRule | undefined, happens: ColumnEvent['happens']): ColumnEvent[] =>
    rule === undefined ? [] : [{ instant: instant(rule), happens }];
  return [
    ...one(events.assigned, 'assigned'),
    ...one(events.answered, 'answered'),
    ...(events.waiting ?? []).flatMap(({ from, to, status }) => [
      ...one(from, { status }),
      ...one(to, { status: 'open' }),
    ]),
    ...one(events.resolved, { status: 'solved' }),
    ...one(events.reopened, { status: 'open' }),
    ...one(events.closed, { status: 'closed' }),
  ];
}
