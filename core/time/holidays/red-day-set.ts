/** A choosable set of red days: a country or a part of one, with its name in its own language (CAL-1). */
export interface RedDaySet {
  /** ISO 3166 code of the country, with the part's after a dash: `SE`, `DE-BY`. */
  readonly code: string;
  readonly country: string;
  /** The part's own name; absent for a whole country. */
  readonly region?: string;
}

const countries = ['SE', 'FI', 'NO', 'DK', 'IS', 'DE', 'AT', 'NL', 'EE', 'LV', 'LT', 'PL', 'FR', 'GB', 'IE', 'US'];

const germanStates: Readonly<Record<string, string>> = {
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  BE: 'Berlin',
  BB: 'Brandenburg',
  HB: 'Bremen',
  HH: 'Hamburg',
  HE: 'Hessen',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  SH: 'Schleswig-Holstein',
  TH: 'Thüringen',
};

/** The sets a calendar can follow; the Nordic and German ones are checked against the statutes (CAL-1). */
export const redDaySets: readonly RedDaySet[] = countries.flatMap((country) => [
  { code: country, country },
  ...(country === 'DE'
    ? Object.entries(germanStates).map(([state, region]) => ({ code: `DE-${state}`, country, region }))
    : []),
]);

/** Is there such a set? (CAL-1) */
export function isRedDaySet(code: string): boolean {
  return redDaySets.some((set) => set.code === code);
}
