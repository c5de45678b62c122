import { MINUTE, type Instant } from '#core/platform/instant.ts';
import type { Fact } from './history.ts';

/**
 * A second, slow way to the same verdicts (SLA-6), written from the table of promises and nothing else: it lives through
 * a history fact by fact, and counts time minute by minute. Facts lie on whole minutes; summer time is left out.
 */
export interface NaiveWorld {
  /** Minutes of the target by level and promise; a promise that is not there is not made. */
  readonly levels: Readonly<Record<string, Readonly<Partial<Record<NaivePromise, number>>>>>;
  /** Is the minute that begins at an instant open? By the calendar as it was known at `knownAt`. */
  readonly isOpen: (minute: Instant, knownAt: Instant) => boolean;
  /** When the calendar was changed. */
  readonly calendarChanges: readonly Instant[];
  readonly now: Instant;
}

export type NaivePromise = 'first-answer' | 'next-answer' | 'first-assign' | 'first-resolution' | 'resolution';

/** What became of one thing that was owed; superseded rounds are not told. */
export interface NaiveVerdict {
  readonly promise: NaivePromise;
  readonly levelId: string;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  readonly outcome: 'met' | 'missed' | 'cancelled' | 'running';
  readonly minutes: number;
}

interface Owed {
  readonly promise: NaivePromise;
  startedAt: Instant;
  /** The level it is judged by; null while none promises it. */
  levelId: string | null;
  /** By which calendar: the one known then. */
  knownAt: Instant;
  /** Missed under a level that was left: from then on nothing changes who judges it. */
  stands: boolean;
  end: { at: Instant; kept: boolean; away?: boolean } | null;
  /** Levels that came while it was closed; they count if it is opened again. */
  waiting: { levelId: string | null; at: Instant }[];
  /** Missed, and then nothing was promised any more: that is when it was over, though the customer may still wait. */
  overAt: Instant | null;
}

const solving: readonly NaivePromise[] = ['first-resolution', 'resolution'];
const ticking = ['new', 'open', 'with-third-party', 'queued'];

/** Lives through a history (SLA-6). */
export function liveNaively(facts: readonly Fact[], world: NaiveWorld): NaiveVerdict[] {
  const heard = beforeSuspension(facts);
  const owed: Owed[] = [];
  const statuses: { at: Instant; category: string }[] = [];
  let [levelId, answered, wrote, closed, merged] = [null as string | null, false, false, false, false];
  const open = (promise: NaivePromise) => owed.find((one) => one.promise === promise && one.end === null);
  const made = (level: string | null, promise: NaivePromise) =>
    level === null ? undefined : world.levels[level]?.[promise];
  const begin = (promise: NaivePromise, at: Instant, knownAt: Instant) => {
    const already = open(promise);
    if (already) {
      if (already.overAt === null) already.startedAt = Math.min(already.startedAt, at);
    } else {
      const judge = made(levelId, promise) === undefined ? null : levelId;
      owed.push({
        promise,
        startedAt: at,
        levelId: judge,
        knownAt,
        stands: false,
        end: null,
        waiting: [],
        overAt: null,
      });
    }
  };
  const finish = (promise: NaivePromise, at: Instant, kept: boolean) => {
    const one = open(promise);
    if (one) one.end = { at, kept };
    // Closed and answered in one press, in whichever order it was written down.
    const last = owed.findLast((other) => other.promise === promise);
    if (kept && closed && last?.end?.at === at && !last.end.away) last.end = { at, kept };
  };
  const minutesOf = (one: Owed, until: Instant): number => {
    let minutes = 0;
    for (let minute = one.startedAt; minute < until; minute += MINUTE) {
      if (!world.isOpen(minute, one.knownAt)) continue;
      const status = statuses.findLast(({ at }) => at <= minute)?.category ?? 'new';
      if (!solving.includes(one.promise) || ticking.includes(status)) minutes += 1;
    }
    return minutes;
  };
  const isLate = (one: Owed, until: Instant) =>
    one.levelId !== null && minutesOf(one, until) > (made(one.levelId, one.promise) ?? Number.POSITIVE_INFINITY);
  const judgeBy = (one: Owed, level: string | null, at: Instant) => {
    if (one.stands) return;
    const next = made(level, one.promise) === undefined ? null : level;
    if (isLate(one, at)) {
      one.stands = true;
      if (next === null) one.overAt = at;
      return;
    }
    one.levelId = next;
    one.knownAt = at;
  };
  const change = (level: string | null, at: Instant) => {
    for (const one of owed) {
      if (one.end === null) judgeBy(one, level, at);
      else if (one.promise === 'resolution') one.waiting.push({ levelId: level, at });
    }
  };
  const close = (at: Instant) => {
    closed = true;
    for (const promise of ['first-answer', 'next-answer', 'first-assign'] as const) finish(promise, at, false);
    for (const promise of solving) finish(promise, at, true);
  };
  const reopen = () => {
    const last = owed.findLast(({ promise }) => promise === 'resolution');
    if (closed && last?.end) {
      last.end = null;
      for (const { levelId: level, at } of last.waiting.splice(0)) judgeBy(last, level, at);
    }
    closed = false;
  };
  const moments = [...heard, ...world.calendarChanges.map((at) => ({ kind: 'calendar' as const, at }))]
    .filter(({ at }) => at <= world.now)
    .toSorted((a, b) => a.at - b.at);
  const last = heard.at(-1);
  for (const [place, fact] of moments.entries()) {
    const { at } = fact;
    if (merged) break;
    if (fact.kind === 'calendar') change(levelId, at);
    else if (fact.kind === 'opened') for (const one of ['first-assign', ...solving] as const) begin(one, at, at);
    else if (fact.kind === 'customer-wrote' || (fact.kind === 'merged-in' && fact.unansweredSince !== null)) {
      wrote = true;
      const since = fact.kind === 'merged-in' ? (fact.unansweredSince as Instant) : at;
      if (open('first-answer')) begin('first-answer', since, at);
      else begin(answered ? 'next-answer' : 'first-answer', since, at);
    } else if (fact.kind === 'agent-answered') {
      if (wrote) answered = true;
      for (const promise of ['first-answer', 'next-answer'] as const) finish(promise, at, true);
    } else if (fact.kind === 'assigned') finish('first-assign', at, true);
    else if (fact.kind === 'dismissed') {
      for (const promise of ['first-answer', 'next-answer'] as const) finish(promise, at, false);
    } else if (fact.kind === 'level-set') {
      levelId = fact.levelId;
      // Of several levels in one instant only the last was ever in force.
      const another = moments.slice(place + 1).some((next) => next.kind === 'level-set' && next.at === at);
      if (!another) change(levelId, at);
    } else if (fact.kind === 'closed') {
      if (!closed) statuses.push({ at, category: 'closed' });
      close(at);
    } else if (fact.kind === 'reopened') {
      if (closed) statuses.push({ at, category: 'open' });
      reopen();
    } else if (fact.kind === 'status-set') {
      statuses.push({ at, category: fact.category });
      if (fact.category === 'solved' || fact.category === 'closed') close(at);
      else reopen();
    } else if (fact.kind === 'merged-away') merged = true;
    if (fact.kind === 'merged-in') {
      for (const promise of ['first-assign', ...solving] as const)
        if (open(promise)) begin(promise, fact.startedAt, at);
    }
    const cut =
      fact.kind === 'merged-away' || ((fact.kind === 'marked-spam' || fact.kind === 'deleted') && fact === last);
    if (cut)
      for (const one of owed)
        if (one.end === null) one.end = { at, kept: false, away: merged || fact.kind === 'marked-spam' };
  }
  return owed.flatMap((one): NaiveVerdict[] => {
    if (one.levelId === null) return [];
    const stoppedAt = one.overAt ?? one.end?.at ?? null;
    const late = isLate(one, stoppedAt ?? world.now);
    // Spam was never owed anything; what was late in a merged ticket is late in its target, which waits as long.
    const ended =
      one.end?.away && one.overAt === null ? 'cancelled' : late ? 'missed' : one.end?.kept ? 'met' : 'cancelled';
    const minutes = minutesOf(one, stoppedAt ?? world.now);
    const { promise, startedAt } = one;
    return [
      { promise, levelId: one.levelId, startedAt, stoppedAt, outcome: stoppedAt === null ? 'running' : ended, minutes },
    ];
  });
}

/** The facts up to and with the one since which it is spam or deleted; what was undone is left out. */
function beforeSuspension(facts: readonly Fact[]): readonly Fact[] {
  const filed = new Set<string>();
  let since: number | null = null;
  for (const [place, { kind }] of facts.entries()) {
    if (kind === 'marked-spam') filed.add('spam');
    if (kind === 'deleted') filed.add('deleted');
    if (kind === 'cleared-spam') filed.delete('spam');
    if (kind === 'restored') filed.delete('deleted');
    if (filed.size === 0) since = null;
    else since ??= place;
  }
  const told = since === null ? facts : facts.slice(0, since + 1);
  const filing = ['marked-spam', 'cleared-spam', 'deleted', 'restored'];
  return told.filter(({ kind }, place) => !filing.includes(kind) || place === since);
}
