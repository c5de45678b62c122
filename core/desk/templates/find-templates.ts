import type { Template } from './template.ts';

/**
 * The templates that can be used at a site, best first (TPL-2): its own and those for every site, whose name holds every
 * word typed. The language wanted comes first, then the site's own; of equals the order given stands.
 */
export function findTemplates<One extends Pick<Template, 'name' | 'siteId' | 'language'>>(
  templates: readonly One[],
  typed: string,
  here: { readonly siteId: string; readonly language: string | null },
): readonly One[] {
  const rank = ({ siteId, language }: One) =>
    (language === null || here.language === null || language === here.language ? 0 : 2) +
    (siteId === here.siteId ? 0 : 1);
  const words = typed.toLocaleLowerCase('sv').split(/\s+/u);
  return templates
    .filter((template) => suitsSite(template, here.siteId))
    .filter(({ name }) => words.every((word) => name.toLocaleLowerCase('sv').includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a template can be used on tickets of a site (TPL-2). */
export function suitsSite({ siteId }: Pick<Template, 'siteId'>, ticketSiteId: string): boolean {
  return siteId === null || siteId === ticketSiteId;
}
