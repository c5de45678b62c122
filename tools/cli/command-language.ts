import { type Language, languages } from '#languages/language.ts';

/** The language the command line speaks: SVARA_LANGUAGE, or else that of the machine, or else English (LNG-1). */
export const commandLanguage: Language = languages.find((one) => asked().startsWith(one)) ?? 'en';

function asked(): string {
  return process.env.SVARA_LANGUAGE ?? process.env.LC_ALL ?? process.env.LANG ?? '';
}
