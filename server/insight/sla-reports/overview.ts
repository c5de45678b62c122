import type { z } from 'zod';
import type {
  HandlingFigures,
  overviewQuery,
  OverviewRow as WireRow,
  readOverview,
} from '#api/insight/sla-overview.ts';
import {
  addHandling,
  averageHandling,
  type Handling,
  noHandling,
  withinTarget,
} from '#core/insight/sla-reports/handling.ts';
import { dayAt, dayBegins, monthFrom } from '#core/insight/sla-reports/local-day.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import { bucketName, bucketStart, readableUnit } from '#core/insight/sla-reports/time-buckets.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { EpochDay } from '#core/time/spans/local-date.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  isOfSite,
  keepOverview,
  keptOverview,
  type OverviewRow,
  readClosings,
  readTypeNames,
  reckonOverview,
} from './overview.store.ts';
import { readReportGoal } from './report-goal.ts';
import { readReportZone, readRowNames } from './report-names.store.ts';
import { scopeOf } from './report-scope.ts';

export type OverviewQuestion = z.output<typeof overviewQuery>;

/** How far back a night reckons anew: tickets closed longer ago are as a night of theirs left them. */
const DAYS_BACK = 400;
const KEY = 'sla-reports.overview';

/** Reckons the overview of every day that is over and keeps it (SLR-3). */
export async function reckonNight(tx: Tx): Promise<void> {
  const zone = await readReportZone(tx);
  const to = dayAt(zone, tx.now);
  const before = await readSetting<Night>(tx, KEY);
  const first = await readClosings(tx, { from: null, to: null });
  const all = first === null ? to : Math.min(to, dayAt(zone, first.from));
  const from = before?.zone === zone ? Math.max(all, to - DAYS_BACK) : all;
  if (before?.zone !== zone) await keepOverview(tx, { from: -1e9, to: 1e9 }, []);
  await keepOverview(tx, { from: before?.zone === zone ? to - DAYS_BACK : from, to }, await daysOf(tx, zone, from, to));
  await writeSetting(tx, KEY, { at: tx.now, zone } satisfies Night);
}

/** When the last night was reckoned; undefined before the first (SLR-3). */
export async function lastNight(tx: Tx): Promise<Instant | undefined> {
  return (await readSetting<Night>(tx, KEY))?.at;
}

interface Night {
  readonly at: Instant;
  readonly zone: string;
}

/** The overview of a period (SLR-3): as the last night left it, or reckoned now from the tickets themselves. */
export async function answerOverview(
  tx: Tx,
  caller: Caller,
  asked: OverviewQuestion,
): Promise<ReplyOf<typeof readOverview>> {
  const zone = await readReportZone(tx);
  const scope = scopeOf(caller, { ...asked, by: 'decided' }, tx.now, zone);
  const isNow = asked.reckoned === 'now';
  const found = isNow
    ? await reckonedNow(tx, zone, scope.period)
    : await keptOverview(tx, wholeDays(zone, scope.period));
  const { reach } = scope;
  const rows = found.filter((row) => isOfSite(row, scope.site) && (reach === 'everywhere' || reach.has(row.siteId)));
  const days = rows.map((row) => row.day);
  const first =
    days.length === 0
      ? null
      : dayBegins(
          zone,
          days.reduce((a, b) => Math.min(a, b)),
        );
  const last = days.length === 0 ? null : dayBegins(zone, days.reduce((a, b) => Math.max(a, b)) + 1);
  const per = first === null || last === null ? 'day' : readableUnit(scope.period.from ?? first, last);
  const unit = per === 'hour' ? 'day' : per;
  const byBucket = grouped(rows, (row) => bucketStart(unit, dayBegins(zone, row.day), zone));
  const siteNames = await readRowNames(tx, 'site', [...new Set(rows.map((row) => row.siteId))]);
  const templateIds = [...new Set(rows.flatMap(({ templateId }) => (templateId === null ? [] : [templateId])))];
  const templateNames = await readRowNames(tx, 'template', templateIds);
  const typeNames = await readTypeNames(tx);
  return {
    ...scope.period,
    zone,
    goal: await readReportGoal(tx),
    reckonedAt: isNow ? tx.now : ((await lastNight(tx)) ?? null),
    per: unit,
    buckets: [...byBucket]
      .sort(([a], [b]) => a - b)
      .map(([startsAt, handling]) => ({
        name: bucketName(unit, startsAt, zone),
        startsAt,
        endsAt: bucketEnd(unit, startsAt, zone),
        figures: handlingFiguresOf(handling),
      })),
    general: handlingFiguresOf(rows.reduce<Handling>(addHandling, noHandling)),
    sites: rowsOf(
      grouped(rows, (row) => row.siteId),
      (id) => siteNames.get(id)?.name ?? null,
    ),
    templates: rowsOf(
      grouped(rows, (row) => row.templateId),
      (id) => templateNames.get(id)?.name ?? null,
    ),
    types: rowsOf(
      grouped(rows, (row) => row.typeId),
      (id) => typeNames.get(id) ?? null,
    ),
  };
}

/** A tally of closed tickets as it goes over the wire (SLR-3). */
export function handlingFiguresOf(handling: Handling): HandlingFigures {
  const average = averageHandling(handling);
  return {
    closed: handling.closed,
    within: handling.within,
    late: handling.late,
    withoutTarget: handling.closed - handling.within - handling.late,
    level: withinTarget(handling),
    averageOpenMs: average.openMs,
    averageWallMs: average.wallMs,
  };
}

/** The period reckoned in one pass, its edges exact to the instant; each row lies on the day its stretch begins. */
async function reckonedNow(tx: Tx, zone: string, period: Period): Promise<readonly OverviewRow[]> {
  const closings = await readClosings(tx, period);
  if (closings === null) return [];
  const days: EpochDay[] = [];
  for (let day = dayAt(zone, closings.from); dayBegins(zone, day) < closings.to; day += 1) days.push(day);
  const boundaries = [closings.from, ...days.slice(1).map((day) => dayBegins(zone, day)), closings.to];
  return (await reckonOverview(tx, boundaries)).map((row) => ({ ...row, day: days[row.day] ?? 0 }));
}

async function daysOf(tx: Tx, zone: string, from: EpochDay, to: EpochDay): Promise<readonly OverviewRow[]> {
  if (to <= from) return [];
  const boundaries = Array.from({ length: to - from + 1 }, (_, index) => dayBegins(zone, from + index));
  return (await reckonOverview(tx, boundaries)).map((row) => ({ ...row, day: row.day + from }));
}

/** The days that lie whole in a period: a night knows no parts of days. */
function wholeDays(zone: string, { from, to }: Period): { from: EpochDay | null; to: EpochDay | null } {
  const after = from === null ? null : dayAt(zone, from);
  return {
    from: after === null || from === null ? null : dayBegins(zone, after) === from ? after : after + 1,
    to: to === null ? null : dayAt(zone, to),
  };
}

function bucketEnd(unit: 'day' | 'week' | 'month', startsAt: Instant, zone: string): Instant {
  const day = dayAt(zone, startsAt);
  if (unit === 'day') return dayBegins(zone, day + 1);
  if (unit === 'week') return dayBegins(zone, day + 7);
  return dayBegins(zone, monthFrom(day, 1));
}

function grouped<Key>(rows: readonly OverviewRow[], keyOf: (row: OverviewRow) => Key): Map<Key, Handling> {
  const groups = new Map<Key, Handling>();
  for (const row of rows) groups.set(keyOf(row), addHandling(groups.get(keyOf(row)) ?? noHandling, row));
  return groups;
}

function rowsOf(groups: ReadonlyMap<string | null, Handling>, nameOf: (key: string) => string | null): WireRow[] {
  return [...groups]
    .map(([key, handling]) => ({ key, name: key === null ? null : nameOf(key), figures: handlingFiguresOf(handling) }))
    .sort((a, b) => b.figures.closed - a.figures.closed || String(a.name).localeCompare(String(b.name), 'sv'));
}
