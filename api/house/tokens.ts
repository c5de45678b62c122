import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { rights } from '#core/platform/right.ts';

/** A token for programs, without its secret (API-1). */
export const token = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first characters, so that it can be told from others. */
  hint: z.string(),
  scopes: z.array(z.enum(rights)),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
});

export const listTokens = endpoint({
  method: 'GET',
  path: '/me/tokens',
  summary: 'The own tokens for programs.',
  answer: z.object({ rows: z.array(token) }),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/me/tokens',
  summary: 'Makes a token for a program; its secret is shown this once.',
  body: z.object({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(z.enum(rights)).min(1),
    expiresAt: instant.nullable().default(null),
  }),
  answer: z.object({ token, secret: z.string() }),
  secretAnswer: true,
  refusals: ['tokens.scope-not-held', 'tokens.already-expired'],
});

export const revokeToken = endpoint({
  method: 'DELETE',
  path: '/me/tokens/{tokenId}',
  summary: 'Makes a token worthless at once.',
  params: z.object({ tokenId: z.uuid() }),
  refusals: ['tokens.not-found'],
});
