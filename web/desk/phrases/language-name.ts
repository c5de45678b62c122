import type { Language } from '#languages/language.ts';

/** A language's name in itself, as somebody who reads it looks for it (LNG-1). */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
