/** The kinds of contact a promise is made about (SLA-1). */
export const subjectKinds = ['ticket', 'chat', 'call', 'callback'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The contact a clock belongs to; the clocks know nothing more of it (SLA-6). */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What reports and lists want to know of the contact as it is now (SLR-1); null is unknown. */
export interface SubjectAbout {
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly companyId: string | null;
  readonly personId: string | null;
  /** The one who answers for it now: told first of warnings, else the department is (SLA-8). */
  readonly responsibleUserId: string | null;
  /** The site's own calendar, if it has one (CAL-3). */
  readonly siteCalendarId: string | null;
  /** What notices call it: `FJ-20418` and its subject. */
  readonly number?: string;
  readonly title?: string;
}
