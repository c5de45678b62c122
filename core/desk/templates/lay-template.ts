/** The fields of a form, each by its name; own fields by a name of their own. */
export type FormFields = Readonly<Record<string, unknown>>;

/** A form with a template laid on it: what it filled, and what had been typed and stands. */
export interface Laid {
  readonly fields: FormFields;
  /** What the template has put in and nobody has changed since. */
  readonly laid: FormFields;
  readonly filled: readonly string[];
  /** Presets that gave way to what was typed. */
  readonly kept: readonly string[];
}

/**
 * Lays a template's presets on a form (TPL-1): a field that somebody has typed in stands and is told of, every other
 * takes the preset. What the template before had put in is taken back first.
 */
export function layTemplate(fields: FormFields, blank: FormFields, before: FormFields, presets: FormFields): Laid {
  const bare = withoutTemplate(fields, blank, before);
  const names = Object.keys(presets).filter((name) => !saysSame(presets[name], blank[name]));
  const kept = names.filter((name) => !saysSame(bare[name], blank[name]) && !saysSame(bare[name], presets[name]));
  const filled = names.filter((name) => !kept.includes(name));
  const laid = Object.fromEntries(filled.map((name) => [name, presets[name]]));
  return { fields: { ...bare, ...laid }, laid, filled, kept };
}

/** A form without what a template has put in (TPL-1); what was changed since stands. */
export function withoutTemplate(fields: FormFields, blank: FormFields, laid: FormFields): FormFields {
  const still = Object.keys(laid).filter((name) => saysSame(fields[name], laid[name]));
  return { ...fields, ...Object.fromEntries(still.map((name) => [name, blank[name]])) };
}

/** Whether two values of a form say the same; what is absent says what null says. */
export function saysSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
