import { z } from 'zod';
import type { EndpointParts, ReplyOf } from '#api/platform/endpoint.ts';
import { problem } from '#api/platform/problem.ts';
import { CallFailed, Unreachable } from './call-failed.ts';
import { isSomebodyThere } from './somebody-there.ts';

/**
 * Calls one endpoint of the contract (API-1): what goes out is encoded and what comes back is decoded by the
 * endpoint's own schemas, so instants are numbers on this side. A refusal is thrown as `CallFailed`, a lost
 * connection as `Unreachable`.
 */
export async function call<Parts extends EndpointParts>(
  endpoint: Parts,
  request: RequestFor<Parts> = {} as RequestFor<Parts>,
  options: CallOptions = {},
): Promise<ReplyOf<Parts>> {
  const response = await send(endpoint, request, options);
  if (!response.ok) throw new CallFailed(await problemOf(response));
  if (endpoint.answer === undefined || response.status === 204) return undefined as ReplyOf<Parts>;
  return z.parse(endpoint.answer, await response.json()) as ReplyOf<Parts>;
}

/** The address of an endpoint with its parameters and query filled in: for links to files and `<img src>`. */
export function addressOf<Parts extends EndpointParts>(endpoint: Parts, request: RequestFor<Parts>): string {
  const given = request as LooseRequest;
  const params = encoded(endpoint.params, given.params);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(encoded(endpoint.query, given.query))) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null)
        query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
    }
  }
  const tail = query.toString();
  return `/api/v1${path}${tail === '' ? '' : `?${tail}`}`;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** An idempotency key: the same key sent twice is done once. */
  readonly once?: string | undefined;
}

/** What a caller hands in for an endpoint: fields with a default may be left out; a multipart body is a form. */
export type RequestFor<Parts extends EndpointParts> = Part<'params', Parts['params']> &
  Part<'query', Parts['query']> &
  (Parts['takes'] extends 'multipart' ? { readonly body: FormData } : Part<'body', Parts['body']>);

type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? object extends Given<Schema>
    ? { readonly [K in Name]?: Given<Schema> }
    : { readonly [K in Name]: Given<Schema> }
  : { readonly [K in Name]?: never };

type Given<Schema extends z.ZodType> = Schema extends z.ZodObject
  ? Loosened<z.output<Schema>, z.input<Schema>>
  : z.output<Schema>;

type Loosened<Out, In> = {
  readonly [K in keyof Out as K extends keyof In ? (undefined extends In[K] ? never : K) : never]: Out[K];
} & {
  readonly [K in keyof Out as K extends keyof In ? (undefined extends In[K] ? K : never) : K]?: Out[K] | undefined;
};

interface LooseRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

async function send<Parts extends EndpointParts>(
  endpoint: Parts,
  request: RequestFor<Parts>,
  options: CallOptions,
): Promise<Response> {
  const body = (request as LooseRequest).body;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (!isSomebodyThere()) headers['svara-unattended'] = '1';
  if (options.once) headers['idempotency-key'] = options.once;
  let content: BodyInit | null = null;
  if (body instanceof FormData) content = body;
  else if (endpoint.body !== undefined && body !== undefined) {
    headers['content-type'] = 'application/json';
    content = JSON.stringify(encodedBody(endpoint.body, body));
  }
  try {
    return await fetch(addressOf(endpoint, request), {
      method: endpoint.method,
      headers,
      body: content,
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
}

/** Field by field, so that what is left out stays out and the server's default applies. */
function encoded(
  schema: z.ZodType | undefined,
  given: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  if (!given) return {};
  const shape: Readonly<Record<string, z.ZodType>> = schema instanceof z.ZodObject ? schema.shape : {};
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const field = shape[name];
    out[name] = field ? encodedValue(field, value) : value;
  }
  return out;
}

function encodedBody(schema: z.ZodType, body: unknown): unknown {
  if (schema instanceof z.ZodObject && typeof body === 'object' && body !== null)
    return encoded(schema, body as Readonly<Record<string, unknown>>);
  return encodedValue(schema, body);
}

/** A schema that cannot run backwards (a one-way transform), or input only the server can judge, is sent as it is. */
function encodedValue(schema: z.ZodType, value: unknown): unknown {
  try {
    return z.encode(schema, value as never);
  } catch {
    return value;
  }
}

async function problemOf(response: Response): Promise<z.output<typeof problem>> {
  const found = problem.safeParse(await response.json().catch(() => undefined));
  if (found.success) return found.data;
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'platform.unknown',
    facts: {},
  };
}
