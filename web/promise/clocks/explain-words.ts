import type { TFunction } from 'i18next';
import type { Explanation } from '#api/promise/clocks.ts';
import { MINUTE, type Instant, type Milliseconds, SECOND } from '#core/platform/instant.ts';
import { durationText, durationWords, type Rounding } from '#core/platform/duration-text.ts';
import { locale, timeText } from '#web/kit/time/instant-text.ts';

export type ExplainLine = Explanation['rows'][number];
type Reason = Extract<ExplainLine, { kind: 'closed' | 'still' }>['reasons'][number];
type Why = Extract<Extract<ExplainLine, { kind: 'event' }>['event'], { kind: 'started' }>['why'];

/** A line of the timeline in words: what, and below it why (SLA-9). */
export interface LineWords {
  readonly title: string;
  readonly detail: string;
  /** Which page of the control panel the reason is kept on. */
  readonly leadsTo: 'levels' | 'calendars' | null;
  readonly lasting: string;
}

/** Says a line of *Why is this due then?* in the reader's language (SLA-9, LNG-1). */
export function sayLine(line: ExplainLine, told: Explanation, t: TFunction<'promise'>, language: string): LineWords {
  if (line.kind === 'event') return sayEvent(line.event, told, t, language);
  const lasting = exactly(line.ms, language);
  const status = t(`categories.${line.category}`);
  if ('reasons' in line) return { ...sayUncounted(line, t, language), lasting };
  const until = timeText(line.to, language, told.zone);
  const title =
    line.kind === 'counted'
      ? t(told.cycle.business ? 'why.counted' : 'why.countedWall', { status })
      : t(told.cycle.business ? 'why.ahead' : 'why.aheadWall', { until });
  return { title, ...becauseOf(line.reason, t), lasting };
}

/** `22 min`, `34 s`: a stretch shorter than a minute says its seconds, so that sums can be followed. */
export function exactly(ms: Milliseconds, language: string): string {
  return ms < MINUTE ? `${Math.floor(ms / SECOND)} s` : durationText(ms, 'down', durationWords(language));
}

/** Time in a promise's own clock: open time is told in hours, as a day of it is no day; wall time in days and hours. */
export function clockTime(ms: Milliseconds, business: boolean, language: string, rounding: Rounding = 'down'): string {
  const longest = business ? 'hour' : 'day';
  if (ms < MINUTE && rounding === 'down') return exactly(ms, language);
  return durationText(ms, rounding, durationWords(language), longest);
}

/** `ti 14:12` on the first line of a day, `14:12` on the others; in the calendar's own zone. */
export function lineTime(at: Instant, before: Instant | null, language: string, zone: string): string {
  const time = timeText(at, language, zone);
  const day = (instant: Instant) =>
    format(instant, language, zone, { year: 'numeric', month: 'numeric', day: 'numeric' });
  if (before !== null && day(before) === day(at)) return time;
  const weekday = format(at, language, zone, { weekday: 'short' }).replace('.', '');
  return `${language === 'sv' ? weekday.slice(0, 2) : weekday} ${time}`;
}

/** `måndag 3 nov 08:52`: a due instant in full. */
export function dueText(at: Instant, language: string, zone: string): string {
  const day = format(at, language, zone, { weekday: 'long', day: 'numeric', month: 'short' }).replace(/\.$/, '');
  return `${day} ${timeText(at, language, zone)}`;
}

function sayUncounted(
  line: Extract<ExplainLine, { kind: 'closed' | 'still' }>,
  t: TFunction<'promise'>,
  language: string,
): Omit<LineWords, 'lasting'> {
  if (line.kind === 'still') return { title: t(`why.still.${line.category}`), detail: '', leadsTo: null };
  const told = line.reasons.map((reason) => ({ kind: reason.kind, name: sayReason(reason, t, language) }));
  const named = told.find(({ kind }) => kind !== 'outside-hours' && kind !== 'closed-weekday');
  const names = [...new Set(told.map(({ name }) => name))];
  const chief = named ?? told.find(({ kind }) => kind === 'closed-weekday') ?? told[0];
  return {
    title: t('why.closed', { reason: chief?.name ?? '' }),
    detail: names.length > 1 ? names.join(', ') : '',
    leadsTo: named ? 'calendars' : null,
  };
}

function sayEvent(
  event: Extract<ExplainLine, { kind: 'event' }>['event'],
  told: Explanation,
  t: TFunction<'promise'>,
  language: string,
): LineWords {
  const level = (id: string) => told.levelNames[id] ?? '–';
  const lasting = (ms: Milliseconds) => clockTime(ms, told.cycle.business, language);
  switch (event.kind) {
    case 'started': {
      const why = sayWhy(event.why, t);
      const detail = t('why.levelTarget', { level: level(event.levelId), target: lasting(event.targetMs) });
      const leadsTo = event.why.kind === 'rule' ? 'levels' : null;
      return {
        title: t(`why.starts.${told.cycle.promise}`),
        detail: [detail, why].filter(Boolean).join(' · '),
        leadsTo,
        lasting: '',
      };
    }
    case 'level-changed': {
      const title = t('why.levelChanged', {
        from: level(event.fromLevelId),
        to: level(event.toLevelId),
        before: lasting(event.fromTargetMs),
        after: lasting(event.toTargetMs),
      });
      const detail = [sayWhy(event.why, t), t('why.timeKept')].filter(Boolean).join(' · ');
      return { title, detail, leadsTo: event.why.kind === 'rule' ? 'levels' : null, lasting: '' };
    }
    case 'now':
      return { title: t('why.now'), detail: '', leadsTo: null, lasting: lasting(event.countedMs) };
    case 'due':
      return {
        title: t(event.ifResumed ? 'why.dueIfResumed' : 'why.due'),
        detail: '',
        leadsTo: null,
        lasting: lasting(event.targetMs),
      };
    default:
      return { title: t(`why.stopped.${event.outcome}`), detail: '', leadsTo: null, lasting: lasting(event.countedMs) };
  }
}

function sayWhy(why: Why, t: TFunction<'promise'>): string {
  if (why.kind === 'rule') return t('why.by.rule', { name: why.name });
  if (why.kind === 'filter') return t('why.by.filter', { name: why.name });
  if (why.kind === 'fallback') return t(`why.by.fallback.${why.scope}`);
  if (why.kind === 'hand') return t('why.by.hand');
  return why.kind === 'escalation' ? t('why.by.escalation') : '';
}

function becauseOf(reason: Reason | null, t: TFunction<'promise'>): { detail: string; leadsTo: 'calendars' | null } {
  if (reason?.kind === 'deviation') return { detail: t('why.deviation', { name: reason.name }), leadsTo: 'calendars' };
  if (reason?.kind === 'red-day-hours')
    return { detail: t('why.redDayHours', { name: reason.name }), leadsTo: 'calendars' };
  return { detail: '', leadsTo: null };
}

function sayReason(reason: Reason, t: TFunction<'promise'>, language: string): string {
  if (reason.kind === 'outside-hours' || reason.kind === 'week') return t('why.outsideHours');
  if (reason.kind === 'closed-weekday') return weekdayName(reason.weekday, language);
  return reason.name;
}

/** 1 January 2024 was a Monday. */
function weekdayName(weekday: string, language: string): string {
  const place = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekday);
  return format(Date.UTC(2024, 0, 1 + place, 12), language, 'UTC', { weekday: 'long' });
}

function format(at: Instant, language: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(language), { ...options, timeZone: zone }).format(at);
}
