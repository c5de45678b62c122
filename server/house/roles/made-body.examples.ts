import { z } from 'zod';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minItems?: number;
}

type Ids = Readonly<Record<string, string>>;

/**
 * A sound body for an endpoint, made of its schema: what is required, and whatever names a row (`siteId`, `memberIds`)
 * with the id that is given for that name; of what may be left out only the `wanted`.
 */
export function madeBody(body: z.ZodType | undefined, ids: Ids, wanted: readonly string[] = Object.keys(ids)): unknown {
  if (body === undefined) return undefined;
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', override: asText });
  return made(schema as Schema, { ids, wanted }, '');
}

/** Which properties of a body name rows. */
export function rowNames(body: z.ZodType | undefined, ids: Ids): readonly string[] {
  const told = JSON.stringify(madeBody(body, ids) ?? null);
  return Object.keys(ids).filter((name) => told.includes(`"${name}":`));
}

/** Instants are codecs, which JSON Schema cannot tell. */
function asText({ jsonSchema, zodSchema }: { jsonSchema: Record<string, unknown>; zodSchema: unknown }): void {
  if (zodSchema instanceof z.ZodCodec) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
}

interface Making {
  readonly ids: Ids;
  readonly wanted: readonly string[];
}

function made(schema: Schema, making: Making, name: string): unknown {
  const known = making.ids[name];
  if (known !== undefined) return schema.type === 'array' ? [known] : known;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.[0] !== undefined) return made(choices[0], making, name);
  if (schema.type === 'object') {
    const wanted = Object.entries(schema.properties ?? {}).filter(
      ([key]) => schema.required?.includes(key) === true || making.wanted.includes(key),
    );
    return Object.fromEntries(wanted.map(([key, part]) => [key, made(part, making, key)]));
  }
  if (schema.type === 'array') {
    const item = schema.items ?? {};
    const holdsRows = JSON.stringify(item).includes('Id');
    return Array.from({ length: Math.max(schema.minItems ?? 0, holdsRows ? 1 : 0) }, () => made(item, making, name));
  }
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return false;
  return madeText(schema, name);
}

function madeText({ format, pattern }: Schema, name: string): string {
  if (format === 'uuid') return '01930000-0000-7000-8000-00000000beef';
  if (format === 'email') return 'ny@darborta.example';
  if (format === 'date-time') return '2030-01-02T03:04:05Z';
  if (format === 'date') return '2030-01-02';
  if (format === 'uri') return 'https://example.com/';
  if (pattern?.includes('#') === true) return '#123456';
  return /password|next|current/u.test(name) ? 'kanoten vid bryggan' : 'utifran';
}
