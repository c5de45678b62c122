import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { densities, me, personName, themes } from './sign-in.ts';

const password = z.string().min(1).max(1000);
const sessionId = z.object({ sessionId: z.uuid() });

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/me',
  summary: 'Changes name, language, looks or signature of whoever is signed in.',
  body: z
    .object({
      name: personName,
      language: z.enum(languages),
      theme: z.enum(themes),
      density: z.enum(densities),
      signatureHtml: z.string().max(20_000),
      /** A small PNG, JPEG, GIF or WebP as a data URL; null takes it away. */
      signaturePicture: z.string().max(400_000).nullable(),
    })
    .partial(),
  answer: me,
  refusals: ['profile.picture'],
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/me/password',
  summary: 'Changes the own password and ends all other sessions.',
  body: z.object({ current: z.string().max(1000), next: password }),
  refusals: ['sign-in.wrong', 'sign-in.wait', 'sign-in.password'],
});

/** A session as its user sees it: where from, with what, and when last (USR-1). */
export const session = z.object({
  id: z.uuid(),
  current: z.boolean(),
  internetAddress: z.string(),
  agent: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'The own sessions, newest use first.',
  answer: z.object({ rows: z.array(session) }),
});

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/{sessionId}',
  summary: 'Ends one of the own sessions at once.',
  params: sessionId,
  refusals: ['sign-in.no-session'],
});

export const revokeOtherSessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  summary: 'Ends all own sessions but this one.',
});

export const prepareTotp = endpoint({
  method: 'POST',
  path: '/me/totp-preparation',
  summary: 'Makes a secret for two-step sign-in; it counts first when a code from it has been given.',
  body: z.object({ password }),
  answer: z.object({ secret: z.string(), uri: z.string() }),
  secretAnswer: true,
  refusals: ['sign-in.wrong', 'sign-in.wait', 'totp.already-on'],
});

export const turnOnTotp = endpoint({
  method: 'PUT',
  path: '/me/totp',
  summary: 'Turns on two-step sign-in and answers with recovery codes, shown this once.',
  body: z.object({ code: z.string().max(40) }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  secretAnswer: true,
  refusals: ['totp.not-prepared', 'sign-in.code-wrong'],
});

export const turnOffTotp = endpoint({
  method: 'POST',
  path: '/me/totp-removal',
  summary: 'Turns off two-step sign-in.',
  body: z.object({ password }),
  refusals: ['sign-in.wrong', 'sign-in.wait'],
});
