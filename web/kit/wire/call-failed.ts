import type { Problem } from '#api/platform/problem.ts';
import { i18n } from '#web/kit/language/i18n.ts';
import { refusalSentence } from '#web/kit/language/refusal-sentence.ts';

/** A refusal that came back over the wire (API-1): its code, facts and fields as the server said them. */
export class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'CallFailed';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The server could not be reached at all: what was typed is kept, and the call may be made again. */
export class Unreachable extends Error {
  constructor() {
    super('server unreachable');
    this.name = 'Unreachable';
  }
}

/** What to say to the user about any error of a call, in the language in use (LNG-1). */
export function errorSentence(error: unknown): string {
  if (error instanceof CallFailed) return refusalSentence(error.problem);
  if (error instanceof Unreachable) return i18n.t('kit:problems.unreachable');
  return i18n.t('kit:problems.other', { code: error instanceof Error ? error.message : String(error) });
}

/** The sentence for one field of a form, when the server refused that field. */
export function fieldSentence(error: unknown, path: string): string | undefined {
  if (!(error instanceof CallFailed)) return undefined;
  const field = error.problem.fields?.find(
    (one) => one.path === path || one.path === `body.${path}` || one.path === `/${path}`,
  );
  return field?.message;
}
