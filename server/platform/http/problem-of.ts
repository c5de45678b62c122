import { z } from 'zod';
import type { Problem } from '#api/platform/problem.ts';
import { Refusal, type RefusalKind } from '#core/platform/refusal.ts';

const statuses: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

/**
 * What goes on the wire when something says no (API-1): a refusal, input of the wrong form, or a bug (500).
 *
 * `sentence` gives the words for a code in the caller's language.
 */
export function problemOf(
  error: unknown,
  requestId: string,
  sentence: (code: string, facts: Readonly<Record<string, unknown>>) => string,
): Problem {
  const problem = (
    status: number,
    code: string,
    facts: Record<string, unknown>,
    fields?: Problem['fields'],
  ): Problem => ({
    type: `urn:svara:problem:${code}`,
    title: sentence(code, facts),
    status,
    code,
    facts,
    ...(fields === undefined ? {} : { fields }),
    requestId,
  });
  if (error instanceof Refusal) return problem(statuses[error.kind], error.code, { ...error.facts });
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return problem(400, 'request.invalid', { fields: fields.map((field) => field.path).join(', ') }, fields);
  }
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, httpCodes[statusCode] ?? 'request.unreadable', { reason: String(code ?? '') });
  if (typeof code === 'string' && badValueCodes.has(code)) return problem(400, 'request.unreadable', { reason: code });
  return problem(500, 'server.failed', { requestId });
}

const httpCodes: Readonly<Record<number, string>> = {
  404: 'request.unknown-address',
  405: 'request.unknown-address',
  413: 'request.too-large',
  415: 'request.wrong-type',
  429: 'request.too-many',
};

/** PostgreSQL's words for values no text or number column can hold: a NUL byte, a number out of range, a lone surrogate. */
const badValueCodes = new Set(['22021', '22003', '22P05', '22P02']);
