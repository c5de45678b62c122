import type { Wire } from '#tools/parts/wire.ts';
import type { Schema } from './invent.ts';

/** One operation of the OpenAPI document, with references resolved. */
export interface Operation {
  readonly method: string;
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly body: Schema | undefined;
  readonly bodyKind: string | undefined;
  /** True of what anybody may call. */
  readonly open: boolean;
}

/** Every operation of the API, read from the document that the product serves. */
export async function readOperations(wire: Wire): Promise<readonly Operation[]> {
  const document = await wire.must('GET', '/openapi.json');
  const found: Operation[] = [];
  for (const [path, methods] of Object.entries<Record<string, any>>(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) continue;
      const content: Record<string, { schema?: Schema }> = operation.requestBody?.content ?? {};
      const [bodyKind, body] = Object.entries(content)[0] ?? [];
      found.push({
        method: method.toUpperCase(),
        path: path.replace(/^\/api\/v1/, ''),
        parameters: (operation.parameters ?? []).map((one: any) => ({
          ...one,
          schema: resolve(one.schema ?? {}, document),
        })),
        body: body === undefined ? undefined : resolve(body.schema ?? {}, document),
        bodyKind,
        open: Array.isArray(operation.security) && operation.security.length === 0,
      });
    }
  }
  return found;
}

function resolve(schema: any, document: any, depth = 0): Schema {
  if (typeof schema !== 'object' || schema === null || depth > 12) return {};
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref
      .replace(/^#\//, '')
      .split('/')
      .reduce((at: any, step: string) => at?.[step], document);
    return resolve(target, document, depth + 1);
  }
  if (Array.isArray(schema)) return schema.map((one) => resolve(one, document, depth + 1)) as unknown as Schema;
  const known = ['items', 'anyOf', 'oneOf', 'allOf', 'properties', 'additionalProperties'];
  return Object.fromEntries(
    Object.entries<any>(schema).map(([key, value]) => {
      if (!known.includes(key) || typeof value !== 'object') return [key, value];
      if (key !== 'properties')
        return [
          key,
          Array.isArray(value)
            ? value.map((one) => resolve(one, document, depth + 1))
            : resolve(value, document, depth + 1),
        ];
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, document, depth + 1)])),
      ];
    }),
  );
}
