import { HOUR, type Instant } from '#core/platform/instant.ts';

/** A point of the day's curve (SLA-12): kept and missed since midnight, as they were or as they are foreseen. */
export interface CurvePoint {
  readonly at: Instant;
  readonly met: number;
  readonly missed: number;
}

/** When something was decided, or is foreseen to be. */
export interface Decision {
  readonly at: Instant;
  readonly missed: boolean;
}

/** The curve of a day, hour by hour, from decisions of that day (SLA-12): cumulative, the first point at its beginning. */
export function dayCurve(decisions: readonly Decision[], from: Instant, to: Instant): readonly CurvePoint[] {
  const inOrder = [...decisions].sort((a, b) => a.at - b.at);
  const points: CurvePoint[] = [];
  let [met, missed, next] = [0, 0, 0];
  for (let at = from; at <= to; at = at === to ? to + 1 : Math.min(at + HOUR, to)) {
    for (; next < inOrder.length && (inOrder[next] as Decision).at <= at; next++) {
      const one = inOrder[next] as Decision;
      if (one.at < from) continue;
      if (one.missed) missed += 1;
      else met += 1;
    }
    points.push({ at, met, missed });
  }
  return points;
}

/** How right forecasts of past days were (SLA-12). */
export interface HitRate {
  readonly days: number;
  /** Promises that were foreseen at noon. */
  readonly foreseen: number;
  /** Of them: kept or missed as foreseen. */
  readonly right: number;
  readonly missesForeseen: number;
  readonly misses: number;
  /** Misses that had been foreseen. */
  readonly missesRight: number;
}

/** What was foreseen of a promise at noon, and what came. */
export interface Reckoned {
  readonly day: string;
  readonly foreseenMissed: boolean;
  readonly missed: boolean;
}

/** The hit rate of forecasts that can be reckoned; null when there are none (SLA-12). */
export function hitRate(rows: readonly Reckoned[]): HitRate | null {
  if (rows.length === 0) return null;
  return {
    days: new Set(rows.map(({ day }) => day)).size,
    foreseen: rows.length,
    right: rows.filter((row) => row.foreseenMissed === row.missed).length,
    missesForeseen: rows.filter((row) => row.foreseenMissed).length,
    misses: rows.filter((row) => row.missed).length,
    missesRight: rows.filter((row) => row.foreseenMissed && row.missed).length,
  };
}
