import type { readOutlook } from '#api/insight/outlook.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { type CurvePoint, type Decision, dayCurve, hitRate } from '#core/insight/outlook/day-curve.ts';
import { hourBegins } from '#core/insight/outlook/pace.ts';
import { dayAt, dayBegins } from '#core/insight/sla-reports/local-day.ts';
import { type Caller, type Reach, sitesWhere } from '#core/platform/caller.ts';
import { HOUR, type Instant } from '#core/platform/instant.ts';
import { localDateOf } from '#core/time/spans/local-date.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { levelNames } from '#server/promise/levels/level-names.ts';
import { readReportZone, readRowNames } from '../sla-reports/report-names.store.ts';
import { type ForeseenPromise, forecastNow } from './forecast.ts';
import { readDecided, readNoon, readReckoned } from './outlook.store.ts';

const MOST_SHOWN = 200;

/** The forecast at the sites whose reports the reader may read (SLA-12, USR-1). */
export async function answerOutlook(tx: Tx, caller: Caller): Promise<ReplyOf<typeof readOutlook>> {
  const zone = await readReportZone(tx);
  const reach = sitesWhere(caller, 'reports.read');
  const forecast = await forecastNow(tx, zone);
  const seen = forecast.promises.filter(({ siteId }) => isWithin(reach, siteId));
  const unforeseen = forecast.unforeseen.filter(({ siteId }) => isWithin(reach, siteId));
  const today = dayAt(zone, tx.now);
  const [dayFrom, dayTo] = [dayBegins(zone, today), dayBegins(zone, today + 1)];
  const overdue = seen.filter(({ dueAt }) => dueAt < tx.now);
  const misses = seen.filter(({ dueAt, missed }) => missed && dueAt >= tx.now).sort((a, b) => a.dueAt - b.dueAt);
  const shown = misses.slice(0, MOST_SHOWN);
  const departments = await readRowNames(tx, 'department', [
    ...new Set([...shown, ...unforeseen].flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]))),
  ]);
  const names = await levelNames(tx);
  const departmentOf = (id: string | null) => (id === null ? null : (departments.get(id)?.name ?? null));
  const day = localDateOf(today);
  return {
    at: tx.now,
    zone,
    dayFrom,
    dayTo,
    open: seen.length,
    overdue: overdue.length,
    foreseenMissed: misses.length,
    misses: shown.map(({ id, calendarId: _, siteId: __, departmentId, levelId, missed: ___, ...row }) => ({
      ...row,
      cycleId: id,
      department: departmentOf(departmentId),
      level: names.get(levelId) ?? null,
    })),
    tooLittle: unforeseen.map(({ departmentId, siteId: _, ...row }) => ({
      ...row,
      department: departmentOf(departmentId),
    })),
    curve: await curveOf(tx, reach, seen, { zone, day, dayFrom, dayTo }),
    hits: hitRate(await readReckoned(tx, day, reach)),
  };
}

/** When the fate of a promise is foreseen to be decided: kept when done, missed when its time runs out. */
export function decisionOf({ missed, doneAt, dueAt }: Pick<ForeseenPromise, 'missed' | 'doneAt' | 'dueAt'>): Decision {
  return missed || doneAt === null ? { at: dueAt, missed: true } : { at: doneAt, missed: false };
}

async function curveOf(
  tx: Tx,
  reach: Reach,
  seen: readonly ForeseenPromise[],
  { zone, day, dayFrom, dayTo }: { zone: string; day: string; dayFrom: Instant; dayTo: Instant },
): Promise<{ actual: CurvePoint[]; forecast: CurvePoint[]; noon: CurvePoint[] }> {
  const decided = (await readDecided(tx, dayFrom, tx.now, reach)).flatMap(({ at, missed, count }) =>
    Array.from({ length: count }, () => ({ at, missed })),
  );
  const ahead = seen.map(decisionOf).filter(({ at }) => at >= tx.now && at <= dayTo);
  const noon = await readNoon(tx, day, reach);
  const noonAt = noon.length === 0 ? null : dayFrom + 12 * HOUR;
  const before = noonAt === null ? [] : decided.filter(({ at }) => at <= noonAt);
  const foreseen = noon.map(({ foreseenAt, foreseenMissed }) => ({ at: foreseenAt, missed: foreseenMissed }));
  const hour = hourBegins(tx.now, zone);
  return {
    actual: [...dayCurve(decided, dayFrom, tx.now)],
    forecast: dayCurve([...decided, ...ahead], dayFrom, dayTo).filter(({ at }) => at >= hour),
    noon: noonAt === null ? [] : dayCurve([...before, ...foreseen], dayFrom, dayTo).filter(({ at }) => at >= noonAt),
  };
}

function isWithin(reach: Reach, siteId: string | null): boolean {
  return reach === 'everywhere' || (siteId !== null && reach.has(siteId));
}
