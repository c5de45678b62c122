import { generateSecret, generateURI, verifySync } from 'otplib';
import { totpStep } from '#core/house/sign-in/totp-window.ts';

/** A new secret for one-time codes, base32 (USR-1, RFC 6238). */
export function makeTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code says to the authenticator. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Svara', label: email, secret });
}

/** Whether a code is the one of exactly this step. */
export function isCodeOf(secret: string, step: number, code: string): boolean {
  if (!/^\d{6}$/u.test(code)) return false;
  return verifySync({ secret, token: code, epoch: (step * totpStep) / 1000, epochTolerance: 0 }).valid;
}
