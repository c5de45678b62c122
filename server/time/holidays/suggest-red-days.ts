import type { RedDay } from '#core/time/calendars/calendar.ts';

/**
 * The red days of a set in a year as date-holidays suggests them, corrected by us (CAL-1).
 *
 * The library's `public` days are the red days in law. It files eves on which offices close under `bank` or
 * `observance` among much else, so those that count are named here. Annandag pingst is rightly no red day.
 */
export async function suggestRedDays(setCode: string, year: number): Promise<readonly RedDay[]> {
  // Loaded only when a set is new to this installation: the library takes 45 MB.
  const { default: Holidays } = await import('date-holidays');
  const [country = '', state] = setCode.split('-');
  const source = state ? new Holidays(country, state) : new Holidays(country);
  const language = source.getLanguages()[0];
  const days = new Map<string, RedDay>();
  for (const { date, name, type } of source.getHolidays(year, language)) {
    const on = date.slice(0, 10);
    const eve = eves[country]?.includes(name) === true;
    if (!on.startsWith(String(year)) || !(type === 'public' || eve)) continue;
    const known = days.get(on);
    days.set(on, { date: on, name: known ? `${known.name}, ${name}` : name, ...(eve ? { eve: true } : {}) });
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date));
}

const eves: Readonly<Record<string, readonly string[]>> = {
  SE: ['påskafton', 'midsommarafton', 'julafton', 'nyårsafton'],
  FI: ['juhannusaatto', 'jouluaatto'],
};
