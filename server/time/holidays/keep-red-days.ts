import { isRedDaySet } from '#core/time/holidays/red-day-set.ts';
import type { RedDay } from '#core/time/calendars/calendar.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertRedDayYears, storedRedDays } from './red-days.store.ts';
import { redDaySource } from './suggest-red-days.ts';

/** The years for which red days are kept as our own rows; a stored year never changes (CAL-5). */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2050;

/** Sees to it that the red days of a set are stored as our own rows, and gives them (CAL-1). */
export async function keepRedDays(tx: Tx, setCode: string): Promise<readonly RedDay[]> {
  const stored = await storedRedDays(tx, setCode);
  if (stored.length > 0) return stored;
  const years = await suggestedYears(setCode);
  await insertRedDayYears(tx, setCode, years);
  return years.flatMap(({ days }) => days);
}

/** The red days of a set, stored or else suggested; for reading only (CAL-1). */
export async function redDaysOf(tx: Tx, setCode: string): Promise<readonly RedDay[]> {
  const stored = await storedRedDays(tx, setCode);
  return stored.length > 0 ? stored : (await suggestedYears(setCode)).flatMap(({ days }) => days);
}

async function suggestedYears(setCode: string) {
  if (!isRedDaySet(setCode)) throw new Refusal('invalid', 'calendars.no-such-red-day-set', { setCode });
  const daysOf = await redDaySource(setCode);
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index).map((year) => ({
    year,
    days: daysOf(year),
  }));
}
