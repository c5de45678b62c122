import { sql } from 'kysely';
import type { RedDay } from '#core/time/calendars/calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Tables of this room: a set's red days, a row a year. */
export type HolidayTables = {
  redDayYears: { setCode: string; year: number; days: readonly RedDay[] };
};

/** The stored red days of a set, oldest first; none when the set is new here (CAL-1). */
export async function storedRedDays(tx: Tx, setCode: string): Promise<readonly RedDay[]> {
  const rows = await tx.db
    .withTables<HolidayTables>()
    .selectFrom('redDayYears')
    .select('days')
    .where('setCode', '=', setCode)
    .orderBy('year')
    .execute();
  return rows.flatMap(({ days }) => days);
}

/** Stores years of a set; a year that is there stays as it is (CAL-1, CAL-5). */
export async function insertRedDayYears(
  tx: Tx,
  setCode: string,
  years: readonly { readonly year: number; readonly days: readonly RedDay[] }[],
): Promise<void> {
  await tx.db
    .withTables<HolidayTables>()
    .insertInto('redDayYears')
    .values(years.map(({ year, days }) => ({ setCode, year, days: sql`${JSON.stringify(days)}::jsonb` as never })))
    .onConflict((conflict) => conflict.columns(['setCode', 'year']).doNothing())
    .execute();
}
