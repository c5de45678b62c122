/** The rights a role can give (USR-1), each everywhere or at chosen sites. */
export const rights = [
  'tickets.read',
  'tickets.answer',
  'tickets.assign',
  'tickets.delete',
  'customers.read',
  'customers.edit',
  'reports.read',
  'settings.edit',
  'users.manage',
  'audit.read',
] as const;
export type Right = (typeof rights)[number];
