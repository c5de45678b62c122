import type { Problem } from '#api/platform/problem.ts';
import { i18n } from './i18n.ts';

/**
 * The sentence for a refusal in the user's language (LNG-1): looked up by its code under `refusals` in every wing,
 * filled in with its facts; a code without a sentence falls back to one for the kind of refusal.
 */
export function refusalSentence(problem: Pick<Problem, 'code' | 'facts' | 'status'>): string {
  for (const wing of wings) {
    const key = `${wing}:refusals.${problem.code}`;
    if (i18n.exists(key)) return say(key, problem.facts);
  }
  const key = `kit:problems.${problem.status}`;
  return i18n.exists(key) ? say(key, problem.facts) : say('kit:problems.other', { code: problem.code });
}

const wings = ['kit', 'house', 'time', 'promise', 'register', 'desk', 'channels', 'public', 'insight', 'demo'];

/** Codes come from the server at run time, so their keys cannot be typed. */
function say(key: string, facts: Readonly<Record<string, unknown>>): string {
  return (i18n.t as unknown as (key: string, facts: object) => string)(key, facts);
}
