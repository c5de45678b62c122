import type { Problem } from '#core/promise/settings-file/written.ts';
import { refusalSentence, translate } from '#languages/translate.ts';

/** A problem as a sentence that says what to do instead (SLA-11, LNG-1). */
export function sayProblem(language: string, { code, facts }: Problem): string {
  const kind = facts['kind'];
  const refusal = facts['refusal'];
  return translate(language, `promise:settingsFile.problems.${code}`, {
    ...facts,
    ...(kind === undefined ? {} : { kind: translate(language, `promise:settingsFile.kinds.${kind}`) }),
    ...(refusal === undefined ? {} : { said: refusalSentence(language, String(refusal), facts) }),
  });
}
