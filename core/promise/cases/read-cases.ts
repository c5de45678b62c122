import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Instant } from '#core/platform/instant.ts';
import { epochDayOf } from '#core/time/spans/local-date.ts';
import { instantOf, isZone } from '#core/time/zones/zone.ts';
import type { Fact } from '../clocks/history.ts';
import { outcomes, promises } from '../clocks/promise.ts';
import { fieldsOf, itemsOf, namedItems, oneOf, textOf, textsOf } from '../settings-file/read-written.ts';
import { readTargetWords } from '../settings-file/target-words.ts';
import { type Problem, type Reading, tell, type Written, type WrittenEntry } from '../settings-file/written.ts';
import { readFact } from './read-fact.ts';
import type { ExpectedRound, SlaCase } from './sla-case.ts';

/** The cases of a file, and where its settings stand: in itself, or in a file it names (SLA-11). */
export interface CasesRead {
  readonly settings: Written | string | null;
  readonly cases: readonly SlaCase[];
  readonly problems: readonly Problem[];
}

const about = ['priority', 'type', 'site', 'department', 'company', 'customer-group', 'source', 'language'] as const;
const keys = ['zone', 'now', 'level', 'tags', 'subject', 'history', 'expect', ...about] as const;

/** Reads a file of cases that has been taken apart (SLA-11); times are local to the zone of the case or of the file. */
export function readCases(root: Written): CasesRead {
  const reading: Reading = { problems: [], references: [] };
  const fields = fieldsOf(root, ['svara-sla-cases', 'settings', 'zone', 'cases'], reading) ?? {};
  for (const key of ['svara-sla-cases', 'settings', 'cases'] as const) {
    if (!fields[key]) tell(reading, root, 'missing', { key });
  }
  const zone = zoneOf(fields.zone, reading) ?? 'UTC';
  const cases = namedItems(fields.cases, keys, reading).map((item) => readCase(item, zone, reading));
  const given = fields.settings?.value;
  const settings = given?.kind === 'text' ? given.text : (given ?? null);
  return { settings, cases, problems: reading.problems.toSorted((a, b) => a.line - b.line) };
}

/** `2026-11-20 15:40`, with seconds and milliseconds if need be; with an offset or Z it is that instant in any zone. */
export function readTime(text: string, zone: string): Instant | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?$/u.exec(text);
  const [, date = '', hour, minute, second = '0', part = '0', offset] = found ?? [];
  const day = epochDayOf(date);
  if (!found || Number.isNaN(day) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const local = day * 86_400_000 + seconds * 1000 + Number(part.padEnd(3, '0'));
  if (offset === undefined) return instantOf(zone, local);
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/u.exec(offset) ?? ['', '+', '0', '0'];
  return local - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

type Item = ReturnType<typeof namedItems<(typeof keys)[number]>>[number];

function readCase({ name, fields, node }: Item, ofFile: string, reading: Reading): SlaCase {
  for (const key of ['history', 'expect'] as const) if (!fields[key]) tell(reading, node, 'missing', { key });
  const zone = zoneOf(fields.zone, reading) ?? ofFile;
  const level = fields.level && textOf(fields.level.value, reading);
  const written = fields.history ? itemsOf(fields.history.value, reading) : [];
  const told = written.flatMap((item) => readEvent(item, zone, reading));
  const history = withOpening(told, fields);
  const now = fields.now && timeOf(fields.now.value, zone, reading);
  return {
    name,
    line: node.line,
    zone,
    now: now ?? history.at(-1)?.at ?? 0,
    level: level === 'none' ? null : level,
    about: readAbout(fields, reading),
    history,
    expected: fields.expect ? readExpected(fields.expect.value, zone, reading) : [],
  };
}

/** `2026-11-20 15:40 status waiting-for-customer`. */
function readEvent(node: Written, zone: string, reading: Reading): Fact[] {
  const text = textOf(node, reading);
  if (text === undefined) return [];
  const [, time = '', words = ''] = /^(\S+[ T]\S+)\s+(.+)$/u.exec(text) ?? [];
  const at = readTime(time, zone);
  const fact = at === undefined ? undefined : readFact(words, at, (written) => readTime(written, zone));
  return fact ? [...fact] : (tell(reading, node, 'bad-event', { text }) ?? []);
}

/** A history that does not say how it was opened was opened by its customer, with the first thing told. */
function withOpening(told: readonly Fact[], fields: Item['fields']): Fact[] {
  const [first] = told;
  if (!first) return [];
  const base = { at: first.at, eventId: 'opened' };
  const said = (entry: WrittenEntry | undefined) => (entry?.value.kind === 'text' ? entry.value.text : null);
  const priority = said(fields.priority);
  const opened: Fact[] = told.some(({ kind }) => kind === 'opened')
    ? []
    : [{ ...base, kind: 'opened', by: 'customer' }];
  return [
    ...opened,
    { ...base, kind: 'moved', siteId: said(fields.site), departmentId: said(fields.department) },
    ...(priority === null ? [] : [{ ...base, kind: 'priority-set', priority } as const]),
    { ...base, kind: 'type-set', type: said(fields.type) },
    { ...base, kind: 'status-set', category: 'new', userId: null },
    ...told,
  ];
}

function readAbout(fields: Item['fields'], reading: Reading): Partial<ContactFacts> {
  const said = about.flatMap((key) => {
    const entry = fields[key];
    const text = entry && textOf(entry.value, reading);
    return text === undefined ? [] : [[key === 'customer-group' ? 'customerGroup' : key, text] as const];
  });
  const subject = fields.subject && textOf(fields.subject.value, reading);
  return {
    ...Object.fromEntries(said),
    ...(fields.tags ? { tags: textsOf(fields.tags.value, reading) } : {}),
    ...(subject ? { subject } : {}),
  };
}

/** By promise: one round, a list of them, or `none`. */
function readExpected(node: Written, zone: string, reading: Reading): ExpectedRound[] {
  const fields = fieldsOf(node, promises, reading) ?? {};
  return promises.flatMap((promise) => {
    const entry = fields[promise];
    if (!entry) return [];
    if (entry.value.kind === 'text' && entry.value.text === 'none') return [{ promise, round: 1, none: true }];
    const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
    return items.map((item, place) => ({ promise, round: place + 1, none: false, ...readRound(item, zone, reading) }));
  });
}

/** `met`, or `{ outcome: met, due: 2026-11-20 16:40, elapsed: 30 min }`. */
function readRound(node: Written, zone: string, reading: Reading): Partial<ExpectedRound> {
  if (node.kind === 'text') {
    const outcome = oneOf(node, outcomes, reading);
    return outcome ? { outcome } : {};
  }
  const fields = fieldsOf(node, ['outcome', 'due', 'stopped', 'elapsed', 'over'], reading) ?? {};
  const outcome = fields.outcome && oneOf(fields.outcome.value, outcomes, reading);
  const never = fields.due?.value.kind === 'text' && fields.due.value.text === 'never';
  const due = never ? 'never' : fields.due && timeOf(fields.due.value, zone, reading);
  const stopped = fields.stopped && timeOf(fields.stopped.value, zone, reading);
  const elapsedMs = fields.elapsed && lastingOf(fields.elapsed.value, reading);
  const overMs = fields.over && lastingOf(fields.over.value, reading);
  return {
    ...(outcome ? { outcome } : {}),
    ...(due === undefined ? {} : { due }),
    ...(stopped === undefined ? {} : { stopped }),
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
    ...(overMs === undefined ? {} : { overMs }),
  };
}

function timeOf(node: Written, zone: string, reading: Reading): Instant | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  return readTime(text, zone) ?? tell(reading, node, 'bad-time', { text });
}

const unitMs = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;

/** `90 min`, `1.5 h`, `20 s`; nothing at all is `0 s`. */
function lastingOf(node: Written, reading: Reading): number | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  if (/^0( ?(s|min|h))?$/u.test(text)) return 0;
  const target = readTargetWords(text);
  if (typeof target === 'string' || target.unit === 'days') return tell(reading, node, 'bad-minutes', { text });
  return target.amount * unitMs[target.unit];
}

function zoneOf(entry: WrittenEntry | undefined, reading: Reading): string | undefined {
  const zone = entry && textOf(entry.value, reading);
  return zone === undefined || isZone(zone)
    ? zone
    : tell(reading, entry?.value ?? { line: 1 }, 'bad-zone', { text: zone });
}
