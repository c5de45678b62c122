/** What a phrase is found by in the picker (TKT-3). */
export interface FindablePhrase {
  readonly name: string;
  readonly shortcut: string;
  readonly siteId: string | null;
  readonly language: string | null;
}

/**
 * The phrases for a contact, best first (TKT-3): those of its site and of the whole house whose shortcut or name
 * matches what is typed. A shortcut that begins with it comes first, then the contact's language, then its own site's;
 * of equals the order given stands.
 */
export function findPhrases<Phrase extends FindablePhrase>(
  phrases: readonly Phrase[],
  typed: string,
  here: { readonly siteId: string; readonly language: string | null },
): readonly Phrase[] {
  const wanted = typed.trim().toLocaleLowerCase('sv');
  const rank = (phrase: Phrase) =>
    (phrase.shortcut.toLocaleLowerCase('sv').startsWith(wanted) ? 0 : 4) +
    (phrase.language === null || here.language === null || phrase.language === here.language ? 0 : 2) +
    (phrase.siteId === here.siteId ? 0 : 1);
  return phrases
    .filter((phrase) => phrase.siteId === null || phrase.siteId === here.siteId)
    .filter((phrase) => `${phrase.shortcut}\n${phrase.name}`.toLocaleLowerCase('sv').includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b));
}
