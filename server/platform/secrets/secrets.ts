import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keeps what must not be read in the database, and signs what must not be made up by others. */
export interface Secrets {
  /** Encrypts (AES-256-GCM) for one purpose; the text can only be opened for the same purpose. */
  seal(purpose: string, text: string): string;
  open(purpose: string, sealed: string): string;
  /** A signature (HMAC-SHA-256, base64url, `bytes` long) over a text for one purpose. */
  sign(purpose: string, text: string, bytes?: number): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** A random token, base64url. */
  token(bytes?: number): string;
}

/** Secrets under one master key; every purpose has a key of its own (HKDF). */
export function secretsOf(master: Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    let key = keys.get(purpose);
    if (key === undefined) {
      key = Buffer.from(hkdfSync('sha256', master, 'svara', purpose, 32));
      keys.set(purpose, key);
    }
    return key;
  };
  const sign = (purpose: string, text: string, bytes = 24): string =>
    createHmac('sha256', keyFor(`sign:${purpose}`))
      .update(text)
      .digest()
      .subarray(0, bytes)
      .toString('base64url');
  return {
    seal(purpose, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(purpose, sealed) {
      if (!sealed.startsWith('v1.')) throw new Error('A sealed text of an unknown form.');
      const raw = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), raw.subarray(0, 12));
      decipher.setAuthTag(raw.subarray(12, 28));
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
    },
    sign,
    verify(purpose, text, signature) {
      const given = Buffer.from(signature, 'base64url');
      const right = Buffer.from(sign(purpose, text, Math.max(given.length, 9)), 'base64url');
      return given.length === right.length && timingSafeEqual(given, right);
    },
    token: (bytes = 32) => randomBytes(bytes).toString('base64url'),
  };
}

/** The master key: from the environment, else a file of the data folder that is made once and readable by us alone. */
export async function masterKey(dataFolder: string, fromEnvironment: string | undefined): Promise<Buffer> {
  if (fromEnvironment !== undefined) return Buffer.from(hkdfSync('sha256', fromEnvironment, 'svara', 'master', 32));
  const file = path.join(dataFolder, 'secret.key');
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
}
