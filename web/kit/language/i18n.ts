import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#languages/language.ts';
import type { sv } from '#languages/sv.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kit';
    resources: typeof sv;
    returnNull: false;
  }
}

/**
 * The words of the UI (LNG-1): namespaces are wings (`useTranslation('desk')`), keys are typed by the Swedish source,
 * and only the language in use is loaded.
 */
export const i18n = i18next.createInstance();

/** Loads the first language and makes the words ready; called once before the first paint. */
export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'kit',
    ns: [],
    resources: {},
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await setLanguage(language);
}

/** Changes the language of the whole UI at once and remembers it on this device (LNG-1). */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((wing) => loadWing(language, wing)));
  await i18n.changeLanguage(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

/** Loads the words of more wings before pages that need them are shown; those of `kit` and `house` come first. */
export async function loadWords(wings: readonly Wing[] = allWings): Promise<void> {
  for (const wing of wings) wanted.add(wing);
  await Promise.all(wings.map((wing) => loadWing(currentLanguage(), wing)));
}

/** Loads words of another language than the device's: for a page in the language of whom its link was sent to. */
export async function loadWordsOf(language: Language, wings: readonly Wing[]): Promise<void> {
  await Promise.all(wings.map((wing) => loadWing(language, wing)));
}

/** The language now in use. */
export function currentLanguage(): Language {
  return asLanguage(i18n.language) ?? 'sv';
}

/** Reads a language out of any text (`fi-FI` → `fi`); undefined when it is none of ours. */
export function asLanguage(text: string | null | undefined): Language | undefined {
  const short = text?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === short);
}

const storageKey = 'svara.language';

type Wing = keyof typeof sv;
const allWings: readonly Wing[] = [
  'kit',
  'house',
  'desk',
  'promise',
  'register',
  'routing',
  'time',
  'channels',
  'insight',
  'trials',
  'outlook',
  'portability',
  'demo',
  'public',
];
const wanted = new Set<Wing>(['kit', 'house']);

/** A file per language and wing, fetched when it is first needed. */
const files = import.meta.glob<Readonly<Record<string, object>>>('../../../languages/{sv,en,de,fi}/*.ts');

async function loadWing(language: Language, wing: Wing): Promise<void> {
  if (i18n.hasResourceBundle(language, wing)) return;
  const load = files[`../../../languages/${language}/${wing}.ts`];
  const words = (await load?.())?.[wing === 'public' ? 'public_' : wing];
  if (words) i18n.addResourceBundle(language, wing, words, true, true);
}

function firstLanguage(): Language {
  const chosen = asLanguage(localStorage.getItem(storageKey));
  if (chosen) return chosen;
  for (const wish of navigator.languages) {
    const known = asLanguage(wish);
    if (known) return known;
  }
  return 'en';
}
