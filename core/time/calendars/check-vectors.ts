import { type Instant, type Milliseconds, SECOND } from '#core/platform/instant.ts';
import type { Span } from '../spans/span.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  compileCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  openTimeBetween,
  subtractOpenTime,
} from './compiled-calendar.ts';
import { addOpenDays } from './open-days.ts';
import { calendarOfVectors, type Vector, type VectorFile } from './vector-file.ts';

/** A vector that did not come out, with what came instead (CAL-4). */
export interface VectorFailure {
  readonly id: string;
  readonly got: string;
  readonly expected: string;
}

/** What a file of vectors came to (CAL-4). */
export interface VectorReport {
  readonly failures: readonly VectorFailure[];
  readonly passed: number;
  readonly failed: number;
}

/** Reckons every vector of a parsed file and compares; throws when the file is not of that schema (CAL-4). */
export function checkBusinessTime(json: unknown): VectorReport {
  const file = json as VectorFile | null;
  if (!file || typeof file !== 'object' || !Array.isArray(file.vectors) || typeof file.calendars !== 'object') {
    throw new TypeError('not a file of business-time vectors: it needs "calendars" and "vectors"');
  }
  const compiled = new Map<string, CompiledCalendar>();
  const failures: VectorFailure[] = [];
  for (const [index, vector] of file.vectors.entries()) {
    const failure = failureOf(file, vector, compiled);
    if (failure) failures.push({ id: String(vector?.id ?? `vector ${index + 1}`), ...failure });
  }
  return { failures, passed: file.vectors.length - failures.length, failed: failures.length };
}

function failureOf(
  file: VectorFile,
  vector: Vector,
  compiled: Map<string, CompiledCalendar>,
): { readonly got: string; readonly expected: string } | undefined {
  const expected = String(vector?.expect);
  try {
    const calendar = calendarNamed(file, vector.calendar, compiled);
    const got = answerTo(calendar, vector);
    if (!agrees(got, vector)) return { got: shown(got, vector), expected };
    if (vector.missedAfter === undefined) return undefined;
    // No open time passes after the close, so the next opening is the last instant still in time.
    const lastInTime = nextOpening(calendar, got as Instant);
    return lastInTime === instantOf(vector.missedAfter)
      ? undefined
      : { got: `missed after ${shown(lastInTime, vector)}`, expected: `missed after ${vector.missedAfter}` };
  } catch (error) {
    return { got: `error: ${error instanceof Error ? error.message : String(error)}`, expected };
  }
}

function calendarNamed(file: VectorFile, name: string, compiled: Map<string, CompiledCalendar>): CompiledCalendar {
  const known = compiled.get(name);
  if (known) return known;
  const written = file.calendars[name];
  if (!written) throw new RangeError(`no calendar called ${name}`);
  const { calendar, redDays } = calendarOfVectors(name, written);
  const made = compileCalendar(calendar, redDays);
  compiled.set(name, made);
  return made;
}

function answerTo(calendar: CompiledCalendar, vector: Vector): Instant | Milliseconds | boolean | 'never' {
  const pauses = pausesOf(vector);
  switch (vector.kind) {
    case 'deadline':
      return deadline(calendar, instantOf(vector.start), amount(vector.seconds) * SECOND, pauses);
    case 'elapsed':
      return elapsed(calendar, instantOf(vector.start), instantOf(vector.end), pauses) / SECOND;
    case 'backdate':
      return subtractOpenTime(calendar, instantOf(vector.start), amount(vector.seconds) * SECOND);
    case 'nextClose':
      return nextClosing(calendar, instantOf(vector.start ?? vector.at));
    case 'nextOpen':
      return nextOpening(calendar, instantOf(vector.start ?? vector.at));
    case 'isOpen':
      return isOpen(calendar, instantOf(vector.at ?? vector.start));
    case 'addDays':
      return addOpenDays(calendar, instantOf(vector.start), amount(vector.days));
    default:
      throw new RangeError(`no such kind: ${String(vector.kind)}`);
  }
}

/** Uses the time up piece by piece between the pauses, which are in order and apart. */
function deadline(c: CompiledCalendar, start: Instant, ms: Milliseconds, pauses: readonly Span[]): Instant | 'never' {
  let from = start;
  let left = ms;
  for (const pause of pauses) {
    if (pause.to <= from) continue;
    const due = addOpenTime(c, from, left);
    if (due === 'never' || due <= pause.from) return due;
    left -= Math.max(0, openTimeBetween(c, from, Math.max(from, pause.from)));
    from = pause.to;
  }
  return addOpenTime(c, from, left);
}

function elapsed(c: CompiledCalendar, start: Instant, end: Instant, pauses: readonly Span[]): Milliseconds {
  if (end < start) return -elapsed(c, end, start, pauses);
  return pauses.reduce(
    (sum, pause) => {
      const from = Math.max(start, pause.from);
      const to = Math.min(end, pause.to);
      return from < to ? sum - openTimeBetween(c, from, to) : sum;
    },
    openTimeBetween(c, start, end),
  );
}

/** The pauses in order, overlapping ones joined. */
function pausesOf({ pauses = [] }: Vector): readonly Span[] {
  const joined: { from: Instant; to: Instant }[] = [];
  const spans = pauses.map((pause) =>
    'from' in pause
      ? { from: instantOf(pause.from), to: instantOf(pause.to) }
      : { from: instantOf(pause[0]), to: instantOf(pause[1]) },
  );
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.to > span.from) joined.push(span);
  }
  return joined;
}

function agrees(got: Instant | Milliseconds | boolean | 'never', vector: Vector): boolean {
  const wanted =
    typeof vector.expect === 'string' && vector.expect !== 'never' ? instantOf(vector.expect) : vector.expect;
  if (typeof got !== 'number' || typeof wanted !== 'number') return got === wanted;
  const tolerance = (vector.toleranceSeconds ?? 0) * (vector.kind === 'elapsed' ? 1 : SECOND);
  return Math.abs(got - wanted) <= tolerance;
}

function shown(got: Instant | Milliseconds | boolean | 'never', { kind }: Vector): string {
  return typeof got === 'number' && kind !== 'elapsed' ? utc(got) : String(got);
}

function utc(at: Instant): string {
  const text = new Date(at).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

function instantOf(text: string | undefined): Instant {
  const at = Date.parse(text ?? '');
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${String(text)}`);
  return at;
}

function amount(value: number | undefined): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError(`not an amount: ${String(value)}`);
  return value;
}
