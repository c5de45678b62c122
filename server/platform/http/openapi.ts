import { z } from 'zod';
import type { EndpointParts } from '#api/platform/endpoint.ts';
import { problem } from '#api/platform/problem.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of all routes (API-1), from the same schemas that validate them.
 *
 * The wire's side of every schema is described: instants are RFC 3339 strings.
 */
export function openApiOf(
  rooms: Readonly<Record<string, Readonly<Record<string, EndpointParts>>>>,
  routes: readonly Route[],
  version: string,
): Json {
  const paths: Record<string, Json> = {};
  for (const [room, endpoints] of Object.entries(rooms)) {
    for (const [name, parts] of Object.entries(endpoints)) {
      const route = routes.find((each) => each.endpoint === parts);
      if (route === undefined) continue;
      const path = `/api/v1${parts.path}`;
      paths[path] = { ...paths[path], [parts.method.toLowerCase()]: operationOf(room, name, parts, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Svara', version, license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'svara_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(room: string, name: string, parts: EndpointParts, route: Route): Json {
  const parameters = [
    ...fieldsOf(parts.params, 'path'),
    ...fieldsOf(parts.query, 'query'),
    ...(parts.method === 'POST'
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : []),
  ];
  const access =
    route.access.kind === 'right'
      ? `Needs the right ${route.access.right}${route.access.everywhere === true ? ' at every site' : ''}.`
      : '';
  return {
    operationId: `${room}.${name}`,
    tags: [room],
    summary: parts.summary,
    ...(access === '' ? {} : { description: access }),
    ...(route.access.kind === 'open' ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(parts),
    responses: {
      ...answerOf(parts),
      default: {
        description: ['A refusal.', ...(parts.refusals ?? [])].join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf(parts: EndpointParts): Json {
  if (parts.takes === 'multipart')
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
    };
  if (parts.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(parts.body) } } } };
}

function answerOf(parts: EndpointParts): Json {
  if (parts.sends === 'file') return { 200: { description: 'The file.', content: { 'application/octet-stream': {} } } };
  if (parts.answer === undefined) return { 204: { description: 'Done.' } };
  return { 200: { description: 'Done.', content: { 'application/json': { schema: jsonSchema(parts.answer) } } } };
}

function fieldsOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const whole = jsonSchema(schema) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(whole.properties ?? {}).map(([name, described]) => ({
    name,
    in: where,
    required: where === 'path' || (whole.required ?? []).includes(name),
    schema: described,
  }));
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return described;
}
