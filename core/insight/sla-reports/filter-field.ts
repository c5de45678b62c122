/** The fields a report can be narrowed by, as they stand in its page's address (SLR-1). */
export const filterFields = [
  'promise',
  'departmentId',
  'levelId',
  'siteId',
  'priority',
  'agentId',
  'resolverId',
  'companyId',
  'typeId',
  'templateId',
  'outcome',
] as const;
export type FilterField = (typeof filterFields)[number];
