import type { RedDay } from '#core/time/calendars/calendar.ts';

/**
 * The red days of a set in a year as date-holidays suggests them, corrected by us (CAL-1).
 *
 * The library's `public` days are the red days in law. It files eves on which offices close under `bank` or
 * `observance` among much else, so those that count are named here. Annandag pingst is rightly no red day.
 */
export async function suggestRedDays(setCode: string, year: number): Promise<readonly RedDay[]> {
  return (await redDaySource(setCode))(year);
}

/** The same as a question asked of each year, for many years of one set (CAL-1). */
export async function redDaySource(setCode: string): Promise<(year: number) => readonly RedDay[]> {
  // Loaded only when a set is new to this installation: the library takes 45 MB.
  const { default: Holidays } = await import('date-holidays');
  const [country = '', state = '', region = ''] = setCode.split('-');
  const source = new Holidays(country, state, region);
  const language = source.getLanguages()[0];
  return (year) => {
    const days = new Map<string, RedDay>();
    for (const { date, name, type } of source.getHolidays(year, language)) {
      const on = date.slice(0, 10);
      const eve = eves[country]?.includes(name) === true;
      if (!on.startsWith(String(year)) || !(type === 'public' || eve)) continue;
      const known = days.get(on);
      days.set(on, { date: on, name: known ? `${known.name}, ${name}` : name, ...(eve ? { eve: true } : {}) });
    }
    return [...days.values()].sort((a, b) => a.date.localeCompare(b.date));
  };
}

/** Every set there is, with the names of the parts in the language of the place (CAL-1). */
export async function suggestedSets(): Promise<readonly { code: string; country: string; region: string | null }[]> {
  const { default: Holidays } = await import('date-holidays');
  const source = new Holidays();
  return Object.keys(source.getCountries('en')).flatMap((country) => {
    const states = Object.entries(source.getStates(country) ?? {});
    const parts = states.flatMap(([state, name]) => [
      { code: `${country}-${state}`, country, region: name },
      ...Object.entries(source.getRegions(country, state) ?? {}).map(([region, inner]) => ({
        code: `${country}-${state}-${region}`,
        country,
        region: `${name}, ${inner}`,
      })),
    ]);
    return [{ code: country, country, region: null }, ...parts];
  });
}

const eves: Readonly<Record<string, readonly string[]>> = {
  SE: ['påskafton', 'midsommarafton', 'julafton', 'nyårsafton'],
  FI: ['juhannusaatto', 'jouluaatto'],
};
