import { type Language, languages } from '#languages/language.ts';

/** The language the command line speaks: SVARA_LANGUAGE, or else that of the machine, or else English (LNG-1). */
export function commandLanguage(): Language {
  const { SVARA_LANGUAGE, LC_ALL, LANG } = process.env;
  const asked = SVARA_LANGUAGE ?? LC_ALL ?? LANG ?? '';
  return languages.find((one) => asked.startsWith(one)) ?? 'en';
}
