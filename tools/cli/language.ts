/** The language the command line speaks: SVARA_LANGUAGE, else the terminal's, else English (LNG-1). */
export const cliLanguage: string =
  /^(sv|en|de|fi)/u.exec(process.env.SVARA_LANGUAGE ?? process.env.LC_ALL ?? process.env.LANG ?? '')?.[1] ?? 'en';
