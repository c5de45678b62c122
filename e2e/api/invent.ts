import type { Chance } from './chance.ts';

/** A JSON Schema as the OpenAPI document holds it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly $ref?: string;
}

/** Strings that have broken programs: controls, halves of pairs, wildcards, markup, paths, very long. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '👩‍👩‍👧‍👦',
  'İıŞß\u0301',
  "'; drop table tickets; --",
  '%',
  '_%\\',
  '<script>window.__ran=1</script>',
  '"><img src=x onerror=window.__ran=1>',
  '../../etc/passwd',
  '{{constructor.constructor("return 1")()}}',
  '__proto__',
  '\u202egnp.exe',
  'true',
  'null',
  '-1',
  '1e999',
  '99999999999999999999',
  '0000-00-00',
  '2026-02-30T25:61:61Z',
  'å'.repeat(5000),
];

const nastyValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  9_007_199_254_740_992 * 2,
  1e308,
  [],
  {},
  [[[[[]]]]],
  { __proto__: null, constructor: 1 },
  ...nastyTexts,
];

/** A value that fits the schema, more or less; harvested ids are used where an id is wanted. */
export function inventValue(schema: Schema, chance: Chance, ids: readonly string[], depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return chance.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return inventValue(chance.pick(choices), chance, ids, depth + 1);
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => inventValue(part, chance, ids, depth + 1)));
  }
  const type =
    typeof schema.type === 'string' ? schema.type : schema.type === undefined ? undefined : chance.pick(schema.type);
  if (type === 'string') return inventText(schema, chance, ids);
  if (type === 'integer' || type === 'number') {
    const low = Math.max(schema.minimum ?? 0, -1_000_000);
    const high = Math.min(schema.maximum ?? low + 1000, low + 1_000_000);
    const value = low + chance.share() * (high - low);
    return type === 'integer' ? Math.round(value) : value;
  }
  if (type === 'boolean') return chance.share() < 0.5;
  if (type === 'null') return null;
  if (type === 'array') {
    const count = depth > 5 ? (schema.minItems ?? 0) : (schema.minItems ?? 0) + chance.below(3);
    return Array.from({ length: count }, () => inventValue(schema.items ?? {}, chance, ids, depth + 1));
  }
  if (type === 'object' || schema.properties !== undefined) return inventObject(schema, chance, ids, depth);
  return chance.pick(nastyValues);
}

/** The same value with one thing in it made wrong. */
export function spoil(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value) && value.length > 0 && chance.share() < 0.7) {
    const at = chance.below(value.length);
    return value.map((one, index) => (index === at ? spoil(one, chance) : one));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && chance.share() < 0.9) {
    const key = chance.pick(Object.keys(value));
    if (chance.share() < 0.2) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    return { ...value, [key]: spoil((value as Record<string, unknown>)[key], chance) };
  }
  return chance.pick(nastyValues);
}

function inventObject(schema: Schema, chance: Chance, ids: readonly string[], depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const wanted = schema.required?.includes(name) === true || (depth < 4 && chance.share() < 0.5);
    if (wanted) made[name] = inventValue(property, chance, ids, depth + 1);
  }
  return made;
}

function inventText(schema: Schema, chance: Chance, ids: readonly string[]): string {
  if (schema.format === 'uuid') return ids.length > 0 && chance.share() < 0.8 ? chance.pick(ids) : chance.uuid();
  if (schema.format === 'email') return `fuzz${chance.below(1000)}@example.com`;
  if (schema.format === 'uri') return 'https://example.com/';
  if (schema.format === 'date-time') return new Date(1.7e12 + chance.below(1e11)).toISOString();
  if (schema.format === 'date') return new Date(1.7e12 + chance.below(1e11)).toISOString().slice(0, 10);
  const text =
    chance.share() < 0.3
      ? chance.pick(nastyTexts)
      : chance.pick(['Europe/Stockholm', 'sv', 'SE', 'Kö 1', '08:00', 'a', '1']);
  const long = text.padEnd(schema.minLength ?? 0, 'x');
  return schema.maxLength === undefined || chance.share() < 0.1 ? long : long.slice(0, schema.maxLength);
}
