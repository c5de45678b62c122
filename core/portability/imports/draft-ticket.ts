import type { Instant } from '#core/platform/instant.ts';
import type { Drafted, GivenVerdict, Standing, Step } from './draft.ts';
import type { ImportPlan, PlannedField, PlannedInstant } from './import-plan.ts';
import { type Happening, happenings } from './mapping.ts';
import type { Problem, ProblemCode, ProblemEffect } from './problem.ts';
import type { FileRow } from './read-field.ts';

/**
 * Tells a ticket from its rows (API-2).
 *
 * Rows are told in the order of their instants, whatever their order in the file; a difference between one row and the
 * next is something that happened. An empty cell keeps what the row before said, but for group and owner, where it says
 * nobody. An instant in a column is told once, however many rows repeat it.
 */
export function draftTicket(plan: ImportPlan, given: readonly FileRow[], now: Instant): Drafted {
  const problems: Problem[] = [];
  const wrong = (line: number, column: string, value: string, code: ProblemCode, effect: ProblemEffect) =>
    problems.push({ line, column, value, code, effect });
  const instantIn = (row: FileRow, field: PlannedInstant | null, effect: ProblemEffect): Instant | null => {
    const text = field?.cell(row) ?? null;
    if (field === null || text === null) return null;
    const at = field.read(text);
    if (at !== null && at <= now) return at;
    wrong(row.line, field.column, text, at === null ? 'date-unclear' : 'in-the-future', effect);
    return null;
  };

  const told = inOrder(given, (row) => instantIn(row, plan.rowAt, 'row-left-out'), plan.rowAt !== null);
  const [head] = told;
  const last = told.at(-1);
  const line = given[0]?.line ?? 0;
  if (!head || !last) {
    const { column, text } = openingOf(plan, given[0]);
    wrong(line, column, text, 'no-opening', 'ticket-left-out');
    return { ticket: null, problems };
  }
  const openedAt = firstOf(told, ({ row }) => instantIn(row, plan.opened, 'value-left-out')) ?? head.at;
  if (openedAt === null) {
    const { column, text } = openingOf(plan, head.row);
    wrong(line, column, text, 'no-opening', 'ticket-left-out');
    return { ticket: null, problems };
  }

  const wordOf = (field: PlannedField | null, row: FileRow, code: ProblemCode): string | null => {
    if (field === null) return null;
    const { raw, value, known } = field.read(row);
    if (!known) wrong(row.line, field.column, raw, code, 'value-left-out');
    return value;
  };
  const standingOf = (row: FileRow, before: Standing | null): Standing => ({
    status: statusIn(wordOf(plan.standing.status, row, 'state-unknown')) ?? before?.status ?? null,
    type: nameIn(plan.standing.type, row) ?? before?.type ?? null,
    priority: nameIn(plan.standing.priority, row) ?? before?.priority ?? null,
    group: nameIn(plan.standing.group, row),
    site: nameIn(plan.standing.site, row) ?? before?.site ?? null,
    owner: nameIn(plan.standing.owner, row),
    level: nameIn(plan.standing.level, row) ?? before?.level ?? null,
  });

  const assignedLater = plan.events.some(({ happens }) => happens === 'assigned');
  const steps: (Step & { readonly rank: number })[] = [];
  const add = (at: Instant, row: FileRow, by: string | null, does: Step['does'], column: string, text: string) => {
    if (at < openedAt && plan.opened !== null) wrong(row.line, column, text, 'before-opening', 'taken-otherwise');
    steps.push({ at: Math.max(at, openedAt), line: row.line, by, does, rank: steps.length });
  };
  let standing: Standing | null = null;
  let first: Standing | null = null;
  for (const { row, at } of told) {
    const by = plan.by ? nameIn(plan.by, row) : null;
    const now = standingOf(row, standing);
    const when = at ?? openedAt;
    const atText = plan.rowAt?.cell(row) ?? '';
    const happening = happeningIn(wordSilently(plan.standing.status, row));
    if (standing === null) first = assignedLater ? { ...now, owner: null } : now;
    else
      for (const what of changeable)
        if (now[what] !== standing[what] && !(what === 'owner' && assignedLater))
          add(when, row, by, { kind: 'set', what, to: now[what] }, plan.rowAt?.column ?? '', atText);
    if (happening === 'assigned')
      add(when, row, by, { kind: 'set', what: 'owner', to: now.owner ?? by }, plan.rowAt?.column ?? '', atText);
    else if (happening !== null && happening !== 'nothing') {
      const text = plan.text ? nameIn(plan.text, row) : null;
      add(when, row, by, { kind: happening, text }, plan.rowAt?.column ?? '', atText);
    }
    standing = now;
  }

  const happened = new Set<string>();
  for (const { row } of told) {
    plan.events.forEach(({ instant, happens }, place) => {
      const at = instantIn(row, instant, 'value-left-out');
      if (at === null || happened.has(`${place} ${at}`)) return;
      happened.add(`${place} ${at}`);
      const owner = nameIn(plan.standing.owner, last.row);
      const text = instant.cell(row) ?? '';
      if (happens === 'assigned') {
        if (owner !== null) add(at, row, null, { kind: 'set', what: 'owner', to: owner }, instant.column, text);
      } else if (happens === 'answered') add(at, row, owner, { kind: 'answered', text: null }, instant.column, text);
      else add(at, row, owner, { kind: 'set', what: 'status', to: happens.status }, instant.column, text);
    });
  }
  const inTime = steps.toSorted((a, b) => a.at - b.at || a.rank - b.rank);

  const end = statusIn(wordOf(plan.finalStatus, last.row, 'state-unknown'));
  const reached = inTime.findLast((step) => step.does.kind === 'set' && step.does.what === 'status');
  const reachedStatus = reached?.does.kind === 'set' ? reached.does.to : (first?.status ?? null);
  if (end !== null && end !== reachedStatus && !(isDoneWord(end) && isDoneWord(reachedStatus))) {
    if (inTime.length === 0 && !isDoneWord(end)) first = { ...(first as Standing), status: end };
    else {
      const at = Math.max(openedAt, inTime.at(-1)?.at ?? openedAt);
      if (isDoneWord(end))
        wrong(last.row.line, plan.finalStatus?.column ?? '', end, 'closed-without-instant', 'taken-otherwise');
      inTime.push({ at, line: last.row.line, by: null, does: { kind: 'set', what: 'status', to: end }, rank: 0 });
    }
  }

  const text = (name: keyof ImportPlan['texts']) => {
    const field = plan.texts[name];
    return field === null ? null : (lastOf(told, ({ row }) => nameIn(field, row)) ?? null);
  };
  const externalId = plan.id(last.row) ?? '';
  return {
    problems,
    ticket: {
      externalId,
      line,
      openedAt,
      origin: plan.mapping.ticket.origin ?? 'customer',
      subject: (text('subject') ?? externalId).slice(0, 500),
      description: text('description') ?? '',
      company: text('company'),
      person: text('person'),
      address: text('address'),
      channel: text('channel'),
      language: text('language'),
      tags: (text('tags') ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
      template: text('template'),
      referrer: text('referrer'),
      custom: customOf(plan, last.row, wrong),
      first: first as Standing,
      steps: inTime.map(({ rank: _rank, ...step }) => step),
      given: givenOf(plan, last.row, wrong),
    },
  };
}

type Wrong = (line: number, column: string, value: string, code: ProblemCode, effect: ProblemEffect) => void;
const changeable = ['site', 'group', 'type', 'priority', 'level', 'owner', 'status'] as const;

/** Rows by their instant; equal instants keep the order of the file. */
function inOrder(rows: readonly FileRow[], atOf: (row: FileRow) => Instant | null, dated: boolean) {
  const told = rows.map((row) => ({ row, at: dated ? atOf(row) : null }));
  if (!dated) return told;
  return told
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => Number(a.at) - Number(b.at) || a.row.line - b.row.line);
}

function openingOf(plan: ImportPlan, row: FileRow | undefined): { column: string; text: string } {
  const field = plan.opened ?? plan.rowAt;
  return { column: field?.column ?? 'events.opened', text: (row && field?.cell(row)) ?? '' };
}

function firstOf<Row, Value>(rows: readonly Row[], of: (row: Row) => Value | null): Value | null {
  for (const row of rows) {
    const value = of(row);
    if (value !== null) return value;
  }
  return null;
}

function lastOf<Row, Value>(rows: readonly Row[], of: (row: Row) => Value | null): Value | null {
  return firstOf(rows.toReversed(), of);
}

function nameIn(field: PlannedField | null, row: FileRow): string | null {
  if (field === null) return null;
  const { value, raw, known } = field.read(row);
  // A name that no word stands for is its own name.
  return known ? value : raw;
}

function wordSilently(field: PlannedField | null, row: FileRow): string | null {
  return field === null ? null : field.read(row).value;
}

/** A word that is something happening is no status. */
function statusIn(word: string | null): string | null {
  return word === null || happeningIn(word) !== null ? null : word;
}

function happeningIn(word: string | null): Happening | null {
  return happenings.find((each) => each === word) ?? null;
}

function isDoneWord(word: string | null): boolean {
  return word === 'solved' || word === 'closed';
}

function givenOf(plan: ImportPlan, row: FileRow, wrong: Wrong): GivenVerdict | null {
  const { given } = plan.mapping;
  if (given === null) return null;
  const read = plan.met?.read(row);
  const outcome = read?.value === 'met' || read?.value === 'missed' ? read.value : null;
  if (read && outcome === null && read.raw !== '' && !(read.known && read.value === null))
    wrong(row.line, plan.met?.column ?? '', read.raw, 'verdict-unknown', 'value-left-out');
  const text = plan.due?.cell(row) ?? null;
  const dueAt = text === null || plan.due === null ? null : plan.due.read(text);
  if (text !== null && dueAt === null) wrong(row.line, plan.due?.column ?? '', text, 'date-unclear', 'value-left-out');
  return outcome === null && dueAt === null ? null : { promise: given.promise, outcome, dueAt };
}

function customOf(plan: ImportPlan, row: FileRow, wrong: Wrong): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, as, field } of plan.custom) {
    const text = nameIn(field, row);
    if (text === null) continue;
    if (as === 'number') {
      const number = numberOf(text, plan.mapping.decimal);
      if (number === null) wrong(row.line, field.column, text, 'number-unclear', 'value-left-out');
      else values[key] = number;
    } else if (as === 'date') {
      const at = plan.dates(text);
      if (at === null) wrong(row.line, field.column, text, 'date-unclear', 'value-left-out');
      else values[key] = new Date(at).toISOString().slice(0, 10);
    } else if (as === 'yes-no') values[key] = /^(1|true|yes|ja|y|j|kyllä)$/i.test(text);
    else values[key] = text;
  }
  return values;
}

/** A number as a file writes it: blanks and the other sign part thousands. */
export function numberOf(text: string, decimal: '.' | ','): number | null {
  const other = decimal === ',' ? '.' : ',';
  const plain = text
    .replaceAll(/[\s\u00a0']/gu, '')
    .replaceAll(other, '')
    .replace(decimal, '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
}
