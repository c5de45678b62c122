/** The locale that formats dates and numbers for a language of ours; English is British: 24 hours, day first (LNG-1). */
export function localeOf(language: string): string {
  return { sv: 'sv-SE', en: 'en-GB', de: 'de-DE', fi: 'fi-FI' }[language] ?? language;
}
