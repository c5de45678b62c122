import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EndpointParts, ReplyOf, RequestOf } from '#api/platform/endpoint.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';
import type { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Who may call an endpoint at all; finer questions (at which site) are asked by the verb through its access file. */
export type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'right'; readonly right: Right; readonly everywhere?: true };

/** Anybody, signed in or not: the handler itself checks the private token it was given. */
export const open = { kind: 'open' } as const satisfies Access;

/** Anybody who is signed in. */
export const signedIn = { kind: 'signed-in' } as const satisfies Access;

/** Whoever holds the right at some site. */
export function needs(right: Right): { readonly kind: 'right'; readonly right: Right } {
  return { kind: 'right', right };
}

/** Whoever holds the right at every site: for what is of no site, and so concerns them all. */
export function needsEverywhere(right: Right): {
  readonly kind: 'right';
  readonly right: Right;
  readonly everywhere: true;
} {
  return { kind: 'right', right, everywhere: true };
}

/** A file that leaves instead of JSON. */
export interface FileReply {
  readonly content: Buffer | NodeJS.ReadableStream;
  readonly type: string;
  readonly name: string;
  /** Shown in the page rather than saved; only ever for pictures and the like. */
  readonly inline?: boolean;
  /** The same address will always give the same bytes (content by digest): a browser may keep it for good. */
  readonly lasting?: boolean;
}

/** What a handler is handed. `caller` is there unless the endpoint is open. */
export interface Call<Parts extends EndpointParts, Who> extends RequestOf<Parts> {
  /** A transaction for whatever changes things, a reading seam for what writes nothing. */
  readonly tx: Tx;
  readonly caller: Who;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answer<Parts extends EndpointParts> = Parts['sends'] extends 'file' ? FileReply : ReplyOf<Parts>;

/** An endpoint bound to its access rule and its handler. */
export interface Route {
  readonly endpoint: EndpointParts;
  readonly access: Access;
  readonly handle: (call: Call<EndpointParts, Caller | undefined>) => Promise<unknown>;
}

type WhoOf<Rule extends Access> = Rule extends { kind: 'open' } ? Caller | undefined : Caller;

/**
 * Binds an endpoint: a line in a room's table of contents.
 *
 * A Refusal that is thrown undoes everything; one that is returned says no as well, but keeps what was written (a
 * failed sign-in is counted).
 */
export function serve<const Parts extends EndpointParts, Rule extends Access>(
  endpoint: Parts,
  access: Rule,
  handle: (call: Call<Parts, WhoOf<Rule>>) => Promise<Answer<Parts> | Refusal>,
): Route {
  return { endpoint, access, handle: handle as unknown as Route['handle'] };
}
