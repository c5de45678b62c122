/**
 * What a status means to the clocks (TKT-2, SLA-2); every own status maps to one of these.
 *
 * By default a resolution clock ticks in `new`, `open`, `with-third-party`, `queued`; it stands still in the rest.
 */
export const statusCategories = [
  'new',
  'open',
  'with-third-party',
  'waiting-for-customer',
  'dormant',
  'queued',
  'solved',
  'closed',
] as const;
export type StatusCategory = (typeof statusCategories)[number];
