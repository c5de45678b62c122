/** What a phrase can speak of (TKT-3), in the order they are offered. */
export const phraseVariables = [
  'person.firstName',
  'person.name',
  'person.email',
  'company.name',
  'ticket.number',
  'ticket.subject',
  'agent.firstName',
  'agent.name',
  'site.name',
] as const;
export type PhraseVariable = (typeof phraseVariables)[number];

/** What is known where the phrase is put in; what is not known is left out. */
export type PhraseValues = Readonly<Partial<Record<PhraseVariable, string>>>;

/**
 * Fills a phrase's variables (TKT-3): `Hej {{person.firstName}},` becomes `Hej Camilla,`.
 *
 * The phrase is HTML and the values are text, so they are escaped. A variable nobody knows, or without a value here,
 * stays as it was written: the agent sees the gap before the customer does.
 */
export function fillPhrase(html: string, values: PhraseValues): string {
  return html.replace(variable, (written, name: string) => {
    const value = isVariable(name) ? values[name]?.trim() : undefined;
    return value === undefined || value === '' ? written : escaped(value);
  });
}

/** Fills the variables of a plain text that nobody reads before it is sent (FLT-4): what is not known is left out. */
export function fillText(text: string, values: PhraseValues): string {
  return text.replace(variable, (_written, name: string) => (isVariable(name) ? (values[name]?.trim() ?? '') : ''));
}

/** The names a phrase uses that no variable has, so that whoever writes it is told (TKT-3). */
export function unknownVariables(html: string): readonly string[] {
  const names = [...html.matchAll(variable)].map((match) => match[1] ?? '');
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

/** The first of somebody's names: what a greeting says. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}

const variable = /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu;

function isVariable(name: string): name is PhraseVariable {
  return (phraseVariables as readonly string[]).includes(name);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
