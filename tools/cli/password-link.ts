import { Refusal } from '#core/platform/refusal.ts';
import { refusalSentence } from '#languages/translate.ts';
import { passwordLink } from '#server/house/sign-in/password-link.ts';
import { cliLanguage } from './language.ts';
import { withWorld } from './with-world.ts';

/** `password-link EMAIL` (USR-1): prints a link at which a user chooses a new password, where no mail can reach them. */
export async function printPasswordLink(args: readonly string[]): Promise<number> {
  const [email] = args;
  if (email === undefined) {
    console.error('Write: npm run -s svara -- password-link EMAIL');
    return 2;
  }
  const by = { kind: 'system', id: 'command-line' } as const;
  try {
    console.log(await withWorld((world) => world.transact((tx) => passwordLink(tx, by, { email }))));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(refusalSentence(cliLanguage, error.code, error.facts));
    return 2;
  }
}
