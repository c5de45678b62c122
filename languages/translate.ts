import i18next, { type i18n } from 'i18next';
import { de } from './de.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { type Language, languages } from './language.ts';
import { sv } from './sv.ts';

const words = { sv, en, de, fi };
let library: i18n | undefined;
type Say = (key: string, facts: Record<string, unknown>) => string;

/** Says a text of the product in a language: `wing:path.to.key`, with facts filled in (LNG-1). For the server. */
export function translate(language: string, key: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return (ready().t as unknown as Say)(key, { ...facts, lng: known(language) });
}

/** The sentence of a refusal's code in a language; the code itself when no wing has words for it. */
export function refusalSentence(language: string, code: string, facts: Readonly<Record<string, unknown>>): string {
  const said = ready();
  for (const wing of Object.keys(sv)) {
    const key = `${wing}:refusals.${code}`;
    if (said.exists(key, { lng: known(language) }))
      return (said.t as unknown as Say)(key, { ...facts, lng: known(language) });
  }
  return code;
}

function known(language: string): Language {
  return languages.find((each) => each === language) ?? 'sv';
}

function ready(): i18n {
  if (library !== undefined) return library;
  library = i18next.createInstance();
  void library.init({
    lng: 'sv',
    fallbackLng: 'sv',
    initAsync: false,
    resources: words,
    ns: Object.keys(sv),
    interpolation: { escapeValue: false },
  });
  return library;
}
