/** Why a password is not accepted (USR-1). */
export const passwordFaults = [
  'too-short',
  'too-long',
  'is-the-address',
  'is-the-name',
  'too-common',
  'too-even',
] as const;
export type PasswordFault = (typeof passwordFaults)[number];

/** Fewest and most characters of a password (NIST SP 800-63B: length, not composition). */
export const passwordLength = { least: 10, most: 200 } as const;

/**
 * Judges a password by its length and by what is guessed first; no rules about capitals or signs (USR-1).
 *
 * Source: NIST SP 800-63B §5.1.1.2.
 */
export function judgePassword(
  password: string,
  about: { readonly email: string; readonly name?: string },
): PasswordFault | undefined {
  const length = [...password].length;
  if (length < passwordLength.least) return 'too-short';
  if (length > passwordLength.most) return 'too-long';
  const plain = password.normalize('NFKC').toLocaleLowerCase('sv');
  const [mailbox = ''] = about.email.toLowerCase().split('@');
  if (plain === about.email.toLowerCase() || (mailbox.length > 3 && strip(plain, mailbox).length < 4))
    return 'is-the-address';
  const name = (about.name ?? '').toLocaleLowerCase('sv').replaceAll(/\s+/gu, '');
  if (name.length > 3 && strip(plain.replaceAll(/\s+/gu, ''), name).length < 4) return 'is-the-name';
  if (guessedFirst.some((word) => strip(plain, word).length < 4)) return 'too-common';
  if (new Set(plain).size < 5) return 'too-even';
  return undefined;
}

const strip = (text: string, part: string): string => text.replaceAll(part, '');

/** Words that lead the published lists of guessed passwords, in the four languages and the product's own name. */
const guessedFirst = [
  'password',
  'passwort',
  'lösenord',
  'losenord',
  'salasana',
  'qwertyuiop',
  'qwertyuio',
  'asdfghjkl',
  '1234567890',
  '123456789',
  '12345678',
  '0987654321',
  'letmein',
  'welcome',
  'välkommen',
  'valkommen',
  'willkommen',
  'tervetuloa',
  'administrator',
  'administratör',
  'iloveyou',
  'sommar',
  'summer',
  'vinter',
  'winter',
  'hockey',
  'football',
  'fotboll',
  'svarasvara',
  'changeme',
  'hemligt',
  'secret',
] as const;
