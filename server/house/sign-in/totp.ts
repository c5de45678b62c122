import { acceptedSteps } from '#core/house/sign-in/totp-window.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { replaceRecoveryCodes, updateUser, type UserRow } from '../users/users.store.ts';
import { recoveryHash } from './check-code.ts';
import { askPasswordAgain } from './demand-password.ts';
import type { Origin } from './entry.ts';
import { isCodeOf, makeTotpSecret, totpUri } from './otplib.ts';

/** Makes a secret for two-step sign-in; it counts first when a code from it has been given (USR-1). */
export async function prepareTotp(
  tx: Tx,
  input: { user: UserRow; password: string; origin: Origin },
): Promise<{ secret: string; uri: string } | Refusal> {
  if (input.user.totpOnAt !== null) throw new Refusal('conflict', 'totp.already-on');
  const no = await askPasswordAgain(tx, input.user, input.password, input.origin);
  if (no) return no;
  const secret = makeTotpSecret();
  await updateUser(tx, input.user.id, {
    totpSecretSealed: tx.world.secrets.seal('house:totp', secret),
    totpLastStep: null,
  });
  return { secret, uri: totpUri(secret, input.user.email) };
}

/** Turns on two-step sign-in by a first code and gives ten recovery codes, which are shown this once (USR-1). */
export async function turnOnTotp(tx: Tx, by: Actor, input: { user: UserRow; code: string }): Promise<string[]> {
  const { user } = input;
  if (user.totpOnAt !== null || user.totpSecretSealed === null) throw new Refusal('conflict', 'totp.not-prepared');
  const secret = tx.world.secrets.open('house:totp', user.totpSecretSealed);
  const code = input.code.replaceAll(/\s/gu, '');
  const step = acceptedSteps(tx.now, null).find((each) => isCodeOf(secret, each, code));
  if (step === undefined) throw new Refusal('invalid', 'sign-in.code-wrong', { triesLeft: 1, seconds: 60 });
  await updateUser(tx, user.id, { totpOnAt: tx.now, totpLastStep: step });
  const codes = Array.from({ length: 10 }, () => makeTotpSecret().slice(0, 12));
  await replaceRecoveryCodes(
    tx,
    user.id,
    codes.map((each) => recoveryHash(tx, user.id, each)),
  );
  tx.record(by, { type: 'totp.turned-on', subject: { kind: 'user', id: user.id }, data: {} });
  return codes.map((each) => `${each.slice(0, 4)}-${each.slice(4, 8)}-${each.slice(8)}`);
}

/** Turns off one's own two-step sign-in; returns the no, so that the attempt is kept (USR-1). */
export async function turnOffTotp(
  tx: Tx,
  by: Actor,
  input: { user: UserRow; password: string; origin: Origin },
): Promise<Refusal | undefined> {
  const no = await askPasswordAgain(tx, input.user, input.password, input.origin);
  if (no) return no;
  await removeTotp(tx, by, input.user.id);
  return undefined;
}

/** Takes two-step sign-in away from a user (USR-1). */
export async function removeTotp(tx: Tx, by: Actor, userId: string): Promise<void> {
  await updateUser(tx, userId, { totpOnAt: null, totpSecretSealed: null, totpLastStep: null });
  await replaceRecoveryCodes(tx, userId, []);
  tx.record(by, { type: 'totp.turned-off', subject: { kind: 'user', id: userId }, data: {} });
}
