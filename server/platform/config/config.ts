import { z } from 'zod';
import { type AllowedPrivate, readAllowedPrivate } from '#server/platform/outside/private-addresses.ts';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', ''])
    .optional()
    .transform((text) => (text === undefined || text === '' ? fallback : text === 'true' || text === '1'));

const environment = z.object({
  SVARA_DATA: z.string().default('data'),
  DATABASE_URL: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4200),
  SVARA_URL: z.url().optional(),
  SVARA_SECRET: z.string().min(32).optional(),
  SVARA_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SVARA_NAMED_STATEMENTS: flag(true),
  SVARA_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12),
  SVARA_TRUST_PROXY: flag(false),
  SVARA_SMTP_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  SVARA_SMTP_HOST: z.string().optional(),
  SVARA_PRIVATE_ADDRESSES: z
    .string()
    .default('')
    .transform((written, wrong) => {
      try {
        return readAllowedPrivate(written);
      } catch {
        wrong.addIssue('hosts, addresses and networks such as 10.0.0.0/8, with commas between');
        return z.NEVER;
      }
    }),
});

/** How this Svara is run; from the environment, read once (OPS-1). */
export interface Config {
  readonly dataFolder: string;
  /** Absent: Svara runs a database of its own. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** The address people and mails use; without it, `http://host:port`. */
  readonly publicUrl: string | undefined;
  readonly secret: string | undefined;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly namedStatements: boolean;
  readonly connections: number;
  /** Whether X-Forwarded-* headers of a proxy in front are believed. */
  readonly trustProxy: boolean;
  /** Where mail forwarded to Svara is received; absent: the receiver is off. */
  readonly smtp: { readonly host: string; readonly port: number } | undefined;
  /** Hosts and networks of our own that feeds and webhooks may reach all the same. */
  readonly allowedPrivate: AllowedPrivate;
  readonly version: string;
}

/** Reads the configuration; a wrong value says its name and what it should be. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>, version: string): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
    throw new Error(`The environment holds values Svara cannot use:\n${wrong}`);
  }
  const found = read.data;
  return {
    dataFolder: found.SVARA_DATA,
    databaseUrl: found.DATABASE_URL,
    host: found.HOST,
    port: found.PORT,
    publicUrl: found.SVARA_URL,
    secret: found.SVARA_SECRET,
    logLevel: found.SVARA_LOG,
    namedStatements: found.SVARA_NAMED_STATEMENTS,
    connections: found.SVARA_CONNECTIONS,
    trustProxy: found.SVARA_TRUST_PROXY,
    smtp:
      found.SVARA_SMTP_PORT === undefined
        ? undefined
        : { host: found.SVARA_SMTP_HOST ?? found.HOST, port: found.SVARA_SMTP_PORT },
    allowedPrivate: found.SVARA_PRIVATE_ADDRESSES,
    version,
  };
}
