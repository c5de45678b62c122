import { type Caller, demandAt, type Reach, sitesWhere } from '#core/platform/caller.ts';

/** The sites whose promises a caller may report on (SLR-1, USR-1). */
export function reportSites(caller: Caller): Reach {
  return sitesWhere(caller, 'reports.read');
}

/** Refuses unless the caller may report on a site; what belongs to no site asks for the right everywhere. */
export function demandReportAt(caller: Caller, siteId: string | null): void {
  demandAt(caller, 'reports.read', siteId);
}
