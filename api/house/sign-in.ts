import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { rights } from '#core/platform/right.ts';

/** Looks of the desktop a user chooses (LNG-1, TKT-8). */
export const themes = ['light', 'dark', 'auto'] as const;
export const densities = ['tight', 'normal', 'roomy'] as const;

export const emailAddress = z.string().trim().max(254).pipe(z.email());
export const personName = z.string().trim().min(1).max(120);
const newPassword = z.string().min(1).max(1000);

/** Who is signed in, and what they may (USR-1). */
export const me = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  language: z.enum(languages),
  theme: z.enum(themes),
  density: z.enum(densities),
  signatureHtml: z.string(),
  signaturePicture: z.string().nullable(),
  totp: z.boolean(),
  groupIds: z.array(z.uuid()),
  /** Each right held, everywhere or at the named sites. */
  rights: z.array(z.object({ right: z.enum(rights), siteIds: z.union([z.literal('everywhere'), z.array(z.uuid())]) })),
  unread: z.number().int(),
});
export type Me = z.output<typeof me>;

export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, with profile and rights.',
  answer: me,
});

export const readFirstVisit = endpoint({
  method: 'GET',
  path: '/first-visit',
  summary: 'Whether nobody exists yet, so that the first visitor becomes the administrator.',
  answer: z.object({ open: z.boolean(), version: z.string() }),
});

export const createAdministrator = endpoint({
  method: 'POST',
  path: '/first-visit',
  summary: 'Creates the administrator and signs in; only while no user exists.',
  body: z.object({ name: personName, email: emailAddress, password: newPassword, language: z.enum(languages) }),
  answer: me,
  refusals: ['sign-in.not-first', 'sign-in.password'],
});

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Signs in with e-mail and password, and a code where two-step sign-in is on.',
  body: z.object({ email: z.string().max(254), password: z.string().max(1000), code: z.string().max(40).optional() }),
  answer: me,
  refusals: ['sign-in.wrong', 'sign-in.wait', 'sign-in.code-needed', 'sign-in.code-wrong'],
});

export const signOut = endpoint({ method: 'DELETE', path: '/session', summary: 'Signs out and ends the session.' });

export const wantPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Sends a link for a new password, if the address belongs to a user; the answer never tells.',
  body: z.object({ email: z.string().max(254) }),
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/password-reset-completions',
  summary: 'Sets a new password by the link of the mail, ends all sessions and signs in.',
  body: z.object({ token: z.string().max(200), password: newPassword, code: z.string().max(40).optional() }),
  answer: me,
  refusals: ['sign-in.link-spent', 'sign-in.password', 'sign-in.code-needed', 'sign-in.code-wrong'],
});

export const openInvitation = endpoint({
  method: 'POST',
  path: '/invitation-openings',
  summary: 'Who is invited by the link of the mail, before it is accepted.',
  body: z.object({ token: z.string().max(200) }),
  answer: z.object({
    email: z.string(),
    name: z.string(),
    invitedBy: z.string(),
    language: z.enum(languages),
  }),
  refusals: ['sign-in.link-spent'],
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitation-acceptances',
  summary: 'Accepts an invitation with name and password, and signs in.',
  body: z.object({
    token: z.string().max(200),
    name: personName,
    password: newPassword,
    language: z.enum(languages),
  }),
  answer: me,
  refusals: ['sign-in.link-spent', 'sign-in.password'],
});
