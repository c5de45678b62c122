import { isZone } from '#core/time/zones/zone.ts';
import type { FieldRule, InstantRule, Mapping } from './mapping.ts';
import { isDateFormat } from './read-date.ts';
import { columnsOf } from './read-field.ts';

/** Something in a mapping that does not fit its file (API-2): where, what, and the nearest there is. */
export interface MappingFault {
  readonly path: string;
  readonly code: 'no-column' | 'no-zone' | 'no-date-format';
  readonly value: string;
  readonly near: string;
}

/** Everything in a mapping that does not fit a file's columns (API-2); nothing is imported while there is any. */
export function mappingFaults(mapping: Mapping, columns: readonly string[]): readonly MappingFault[] {
  const faults: MappingFault[] = [];
  const known = new Set(columns);
  const column = (path: string, name: string) => {
    if (!known.has(name)) faults.push({ path, code: 'no-column', value: name, near: nearest(name, columns) });
  };
  const zone = (path: string, name: string) => {
    if (!isZone(name)) faults.push({ path, code: 'no-zone', value: name, near: 'Europe/Stockholm' });
  };
  const formats = (path: string, all: readonly string[]) => {
    for (const format of all)
      if (!isDateFormat(format)) faults.push({ path, code: 'no-date-format', value: format, near: 'd/M/yyyy HH:mm' });
  };
  zone('dates.zone', mapping.dates.zone);
  formats('dates.format', mapping.dates.formats);
  column('ticket.id', mapping.ticket.id);
  for (const [path, rule] of fieldRules(mapping)) for (const name of columnsOf(rule)) column(path, name);
  for (const [path, rule] of instantRules(mapping)) {
    column(path, rule.column);
    if (rule.zone !== undefined) zone(path, rule.zone);
    formats(path, rule.formats ?? []);
  }
  return faults;
}

/** The columns a mapping reads: no other needs to be kept (API-2). */
export function columnsRead(mapping: Mapping): ReadonlySet<string> {
  return new Set([
    mapping.ticket.id,
    ...fieldRules(mapping).flatMap(([, rule]) => columnsOf(rule)),
    ...instantRules(mapping).map(([, { column }]) => column),
  ]);
}

function fieldRules({ ticket, rows, given }: Mapping): [string, FieldRule][] {
  const { id: _id, origin: _origin, custom = {}, ...fields } = ticket;
  const all: [string, FieldRule | undefined][] = [
    ...Object.entries(fields).map(([name, rule]): [string, FieldRule | undefined] => [`ticket.${name}`, rule]),
    ...Object.entries(custom).map(([name, rule]): [string, FieldRule] => [`ticket.custom.${name}`, rule]),
    ['rows.state', rows?.state],
    ['rows.by', rows?.by],
    ['rows.text', rows?.text],
    ['given.met', given?.met],
  ];
  return all.flatMap(([path, rule]): [string, FieldRule][] => (rule === undefined ? [] : [[path, rule]]));
}

function instantRules({ events, rows, given }: Mapping): [string, InstantRule][] {
  const { waiting = [], ...instants } = events;
  const all: [string, InstantRule | undefined][] = [
    ...Object.entries(instants).map(([name, rule]): [string, InstantRule | undefined] => [`events.${name}`, rule]),
    ...waiting.flatMap(({ from, to }, place): [string, InstantRule | undefined][] => [
      [`events.waiting.${place}.from`, from],
      [`events.waiting.${place}.to`, to],
    ]),
    ['rows.at', rows?.at],
    ['given.due', given?.due],
  ];
  return all.flatMap(([path, rule]): [string, InstantRule][] => (rule === undefined ? [] : [[path, rule]]));
}

/** The name most like another, by letters that must be changed; empty when none is near. */
export function nearest(name: string, among: readonly string[]): string {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  let best = '';
  let least = Math.max(2, Math.floor(name.length / 2));
  for (const each of among) {
    const steps = stepsBetween(plain(name), plain(each));
    if (steps < least) [best, least] = [each, steps];
  }
  return best;
}

function stepsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
