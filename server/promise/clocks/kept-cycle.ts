import type { Instant } from '#core/platform/instant.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import type { Subject, SubjectAbout } from '#core/promise/clocks/subject.ts';
import { STALE_AFTER } from '#core/promise/clocks/warning-steps.ts';
import type { CycleRow, HeadRow } from './clocks.store.ts';

/**
 * A judged round as the row that is kept of it, with what has been told of it so far (SLA-6, SLA-8).
 *
 * A round born after its thresholds tells none of them that are long past; one that takes over from a superseded round
 * already missed, or is found missed only because its policy was revised, is recorded at once and tells nobody.
 */
export function keptCycle(
  cycle: Cycle,
  before: CycleRow | undefined,
  of: { readonly subject: Subject; readonly about: SubjectAbout; readonly id: string; readonly quiet: boolean },
  now: Instant,
): CycleRow {
  const { subject, about, id, quiet } = of;
  const warnAt = cycle.warnings.map(({ at }) => at);
  const stale = warnAt.filter((at) => at !== null && at < now - STALE_AFTER).length;
  const silent = quiet || (!before && cycle.succeeds);
  const passed = warnAt.filter((at) => at !== null && at <= now).length;
  const sameWarnings = before !== undefined && JSON.stringify(before.warnAt) === JSON.stringify(warnAt);
  const warned = sameWarnings
    ? before.warned
    : Math.max(stale, silent ? passed : 0, Math.min(before?.warned ?? 0, passed));
  const { stepAt } = cycle;
  const happened = stepAt.filter((at) => at !== null && at <= now).length;
  const sameSteps = before !== undefined && JSON.stringify(before.stepAt) === JSON.stringify(stepAt);
  const staleSteps = before ? 0 : stepAt.filter((at) => at !== null && at < now - STALE_AFTER).length;
  const stepped = sameSteps
    ? before.stepped
    : Math.max(staleSteps, silent ? happened : 0, Math.min(before?.stepped ?? 0, happened));
  const missedBy = cycle.breachAt !== null && cycle.breachAt <= now && cycle.outcome !== 'cancelled';
  const toldNow = missedBy && (cycle.outcome === 'missed' || silent) ? now : null;
  return {
    id,
    subjectKind: subject.kind,
    subjectId: subject.id,
    promise: cycle.promise,
    cycleNo: cycle.cycleNo,
    levelId: cycle.levelId,
    levelRevisionId: cycle.levelRevisionId,
    calendarId: cycle.calendarId,
    calendarRevisionId: cycle.calendarRevisionId,
    targetMs: cycle.targetMs,
    business: cycle.business,
    startedAt: cycle.startedAt,
    dueAt: cycle.dueAt,
    breachAt: cycle.breachAt,
    stoppedAt: cycle.stoppedAt,
    outcome: cycle.outcome,
    cancelReason: cycle.cancelReason,
    standingSinceAt: cycle.standingSinceAt,
    elapsedOpenMs: cycle.elapsedOpenMs,
    elapsedWallMs: cycle.elapsedWallMs,
    overOpenMs: cycle.overOpenMs,
    overWallMs: cycle.overWallMs,
    ...cycle.attributed,
    responsibleUserId: cycle.responsibleAtStart,
    resolvedByUserId: cycle.resolvedBy,
    siteId: cycle.siteAtStart ?? before?.siteId ?? about.siteId,
    departmentId: cycle.departmentAtStart ?? before?.departmentId ?? about.departmentId,
    companyId: about.companyId,
    personId: about.personId,
    priority: cycle.priority,
    warnAt,
    warnPercents: cycle.warnings.map(({ percent }) => percent),
    warned,
    stepAt,
    stepped,
    nextWarningAt: cycle.outcome === 'running' ? (warnAt[warned] ?? null) : null,
    breachToldAt: missedBy ? (before?.breachToldAt ?? toldNow) : null,
  };
}

/** The head of a contact from its most urgent round (SLA-7). */
export function keptHead(
  row: CycleRow,
  cycle: Cycle,
  about: SubjectAbout,
  holidaysExcluded: boolean,
  now: Instant,
): HeadRow {
  const running = row.outcome === 'running';
  const state = running ? (row.standingSinceAt === null ? 'ticking' : 'standing') : row.outcome;
  return {
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    cycleId: row.id,
    promise: row.promise,
    state: state as HeadRow['state'],
    dueAt: row.dueAt,
    sortDueAt: state === 'ticking' ? row.dueAt : null,
    breachAt: row.breachAt,
    startedAt: row.startedAt,
    stoppedAt: row.stoppedAt,
    standingSinceAt: row.standingSinceAt,
    targetMs: row.targetMs,
    business: row.business,
    levelId: row.levelId,
    calendarRevisionId: row.calendarRevisionId,
    holidaysExcluded,
    elapsedMs: row.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs,
    countedFromAt: Math.max(now, row.startedAt),
    overMs: row.business ? row.overOpenMs : row.overWallMs,
    warnPercents: row.warnPercents,
    siteId: about.siteId,
    departmentId: about.departmentId,
    ownerUserId: about.responsibleUserId,
  };
}
