import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type ObjectSchema = z.ZodObject;

/** What an endpoint is made of; absent parts are empty. */
export interface EndpointParts {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/tickets/{ticketId}`. */
  readonly path: string;
  /** One sentence for the API page. */
  readonly summary: string;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Refusal codes a caller should be ready for, beyond the general ones. */
  readonly refusals?: readonly string[];
  /** How the answer leaves: JSON unless the endpoint streams a file. */
  readonly sends?: 'json' | 'file';
  /** The answer holds a secret shown this once: kept for a repeated request only sealed. */
  readonly secretAnswer?: true;
  /** Writes nothing though it is no GET, and may wait for the net: no transaction is held meanwhile. */
  readonly writesNothing?: true;
  /** How the request arrives: JSON unless files are uploaded. */
  readonly takes?: 'json' | 'multipart';
}

/** One endpoint of the wire (API-1): from it come validation, the OpenAPI document and the typed client. */
export type Endpoint<Parts extends EndpointParts = EndpointParts> = Parts;

/** Declares an endpoint; keep declarations free of behaviour. */
export function endpoint<const Parts extends EndpointParts>(parts: Parts): Endpoint<Parts> {
  return parts;
}

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;
type AnswerOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : void;

/** What a handler is handed, and a client hands in, for an endpoint. */
export interface RequestOf<Parts extends EndpointParts> {
  readonly params: OutputOf<Parts['params']>;
  readonly query: OutputOf<Parts['query']>;
  readonly body: OutputOf<Parts['body']>;
}

/** What an endpoint answers, decoded. */
export type ReplyOf<Parts extends EndpointParts> = AnswerOf<Parts['answer']>;
