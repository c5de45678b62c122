import { addFailure, freeTries, judgeAttempts } from '#core/house/sign-in/attempt-limit.ts';
import { MINUTE, type Milliseconds } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Origin } from './entry.ts';
import { forgetAttempts, lockAttempts, saveAttempts } from './sign-in.store.ts';

/** An attempt to sign in, held from the look at the limit to the verdict. */
export interface Attempt {
  /** What is said when nothing may be tried now. */
  readonly refusal: Refusal | undefined;
  failed(): Promise<Refusal>;
  succeeded(): Promise<void>;
}

/**
 * Begins an attempt under an address (USR-1): others under the same address wait until this transaction ends, so
 * guesses made at the same time are counted one by one.
 */
export async function beginAttempt(tx: Tx, email: string, origin: Origin): Promise<Attempt> {
  const keys = [
    { key: `email:${email.trim().toLowerCase()}`, free: freeTries.email },
    { key: `address:${origin.internetAddress}`, free: freeTries.internetAddress },
  ];
  const held: { key: string; free: number; attempts: Awaited<ReturnType<typeof lockAttempts>> }[] = [];
  for (const each of keys) held.push({ ...each, attempts: await lockAttempts(tx, each.key) });
  const until = Math.max(...held.map((each) => judgeAttempts(each.attempts, each.free, tx.now).waitUntilAt ?? 0));
  return {
    refusal: until > tx.now ? new Refusal('limit', 'sign-in.wait', waitFacts(until - tx.now)) : undefined,
    async failed() {
      const after = held.map((each) => ({ ...each, attempts: addFailure(each.attempts, tx.now) }));
      for (const each of after) await saveAttempts(tx, each.key, each.attempts);
      const limits = after.map((each) => judgeAttempts(each.attempts, each.free, tx.now));
      const triesLeft = Math.min(...limits.map((limit) => limit.triesLeft));
      const wait = Math.max(...limits.map((limit) => (limit.waitUntilAt ?? tx.now) - tx.now));
      const facts = waitFacts(wait > 0 ? wait : Math.max(...limits.map((limit) => limit.nextWait)));
      return new Refusal('unauthenticated', 'sign-in.wrong', {
        triesLeft,
        ...facts,
        ...(triesLeft === 0 ? { context: 'none' } : {}),
      });
    },
    async succeeded() {
      const [mailbox] = held;
      if (mailbox) await forgetAttempts(tx, mailbox.key);
    },
  };
}

function waitFacts(wait: Milliseconds): { seconds: number; minutes: number } {
  return { seconds: Math.ceil(wait / 1000), minutes: Math.ceil(wait / MINUTE) };
}
