import { createTransport } from 'nodemailer';
import type { AccountRow } from './accounts.store.ts';
import type { Composed } from './compose-mail.ts';

/** Why a mail could not be handed over: for good, or perhaps not the next time. */
export class SendingFailed extends Error {
  readonly lasting: boolean;
  constructor(message: string, lasting: boolean) {
    super(message);
    this.name = 'SendingFailed';
    this.lasting = lasting;
  }
}

/** How an account's mail leaves. */
export interface Outlet {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  readonly secret: string | null;
  readonly auth: AccountRow['auth'];
}

/**
 * Hands a mail to the account's mail server (EML-1); returns when the server has taken it, with its words about those
 * it would not take it for: nobody else will ever tell of them.
 */
export async function sendBySmtp(outlet: Outlet, mail: Composed): Promise<{ readonly refused: string }> {
  const transport = openTransport(outlet);
  try {
    const handed = await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true });
    if (handed.rejected.length > 0 && handed.accepted.length === 0) throw new SendingFailed(handed.response, true);
    const refused = handed.rejectedErrors ?? [];
    return { refused: refused.map((one) => `${one.recipient ?? ''}: ${one.response ?? one.message}`).join('\n') };
  } catch (error) {
    if (error instanceof SendingFailed) throw error;
    const { responseCode, response, message } = error as { responseCode?: number; response?: string; message: string };
    throw new SendingFailed(
      response ?? message,
      responseCode !== undefined && responseCode >= 500 && responseCode !== 535 && responseCode !== 530,
    );
  } finally {
    transport.close();
  }
}

/** Signs in to the mail server without sending anything: for the connection test. */
export async function checkSmtp(outlet: Outlet): Promise<void> {
  const transport = openTransport(outlet);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

function openTransport(outlet: Outlet) {
  return createTransport({
    host: outlet.host,
    port: outlet.port,
    secure: outlet.security === 'tls',
    requireTLS: outlet.security === 'starttls',
    ignoreTLS: outlet.security === 'none',
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    ...(outlet.username === '' || outlet.secret === null ? {} : { auth: authOf(outlet, outlet.secret) }),
  });
}

function authOf(outlet: Outlet, secret: string) {
  return outlet.auth === 'oauth2'
    ? { type: 'OAuth2' as const, user: outlet.username, accessToken: secret }
    : { user: outlet.username, pass: secret };
}
