import { hash, verify } from '@node-rs/argon2';

/**
 * Hashes a password with argon2id, 19 MiB and two passes (USR-1).
 *
 * Source: OWASP Password Storage Cheat Sheet, first recommendation.
 */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** Whether a password is the one hashed; without a hash it takes as long and says no, so that nobody learns who exists. */
export async function isPassword(hashed: string | null | undefined, password: string): Promise<boolean> {
  if (hashed) return verify(hashed, password.normalize('NFKC'));
  decoy ??= hashPassword('nobody has this password');
  await verify(await decoy, password.normalize('NFKC'));
  return false;
}

let decoy: Promise<string> | undefined;
