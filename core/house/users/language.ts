/** The languages somebody can choose for themselves (LNG-1); their words are in the building of that name. */
export const languages = ['sv', 'en', 'de', 'fi'] as const;
export type Language = (typeof languages)[number];

/** The language of somebody whose choice is not known: the one asked for if we speak it, else Swedish (LNG-1). */
export function chooseLanguage(wanted: string | undefined): Language {
  const short = (wanted ?? '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === short) ?? 'sv';
}
