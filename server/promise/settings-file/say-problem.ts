import type { Problem } from '#core/promise/settings-file/written.ts';
import { translate } from '#languages/translate.ts';

/** A problem as a sentence that says what to do instead (SLA-11, LNG-1). */
export function sayProblem(language: string, { code, facts }: Problem): string {
  const kind = facts['kind'];
  const said =
    kind === undefined ? facts : { ...facts, kind: translate(language, `promise:settingsFile.kinds.${kind}`) };
  return translate(language, `promise:settingsFile.problems.${code}`, said);
}
