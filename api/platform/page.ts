import { z } from 'zod';

/** The query every list takes: how many rows, and where the page before ended (API-1). */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(1000).optional(),
});

/** A page of rows with the cursor of the next; `null` when this was the last. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
}
