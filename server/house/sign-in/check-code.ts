import { acceptedSteps } from '#core/house/sign-in/totp-window.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { spendRecoveryCode, updateUser, type UserRow } from '../users/users.store.ts';
import { isCodeOf } from './otplib.ts';

/** Whether a second step is needed, given and right (USR-1). */
export type CodeVerdict = 'not-needed' | 'needed' | 'right' | 'wrong';

/** Checks a one-time or recovery code of a user and uses it up; the user's row must be locked. */
export async function checkCode(tx: Tx, user: UserRow, code: string | undefined): Promise<CodeVerdict> {
  if (user.totpOnAt === null || user.totpSecretSealed === null) return 'not-needed';
  const given = (code ?? '').replaceAll(/[\s-]/gu, '').toUpperCase();
  if (given === '') return 'needed';
  const secret = tx.world.secrets.open('house:totp', user.totpSecretSealed);
  const step = acceptedSteps(tx.now, user.totpLastStep).find((each) => isCodeOf(secret, each, given));
  if (step !== undefined) {
    await updateUser(tx, user.id, { totpLastStep: step });
    return 'right';
  }
  if (await spendRecoveryCode(tx, user.id, recoveryHash(tx, user.id, given))) {
    tx.record(
      { kind: 'user', id: user.id },
      { type: 'recovery-code.used', subject: { kind: 'user', id: user.id }, data: {} },
    );
    return 'right';
  }
  return 'wrong';
}

/** What is kept of a recovery code. */
export function recoveryHash(tx: Tx, userId: string, code: string): string {
  return tx.world.secrets.sign('house:recovery-code', `${userId} ${code}`, 32);
}
