import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A mail the sink has taken: its envelope and its bytes as text. */
export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A real SMTP server that keeps every mail it acknowledges and can be told to refuse. */
export interface SmtpSink {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly mails: readonly SunkMail[];
  /** From now on answers 451 (come again), 550 (never), or takes mail again. */
  readonly refuseWith: (code: 451 | 550 | undefined) => void;
  /** This address nobody here has, from now on. */
  readonly refuseAddress: (address: string) => void;
  /** Waits for a mail that fits. */
  readonly mail: (what: string, fits: (mail: SunkMail) => boolean, withinMs?: number) => Promise<SunkMail>;
  readonly stop: () => Promise<void>;
}

/** Starts the sink on loopback; it asks for no password and no TLS. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  let refusal: number | undefined;
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideSTARTTLS: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onRcptTo: ({ address }, _session, done) => {
      if (unknown.has(address))
        done(Object.assign(new Error('5.1.1 Nobody here has this address'), { responseCode: 550 }));
      else done();
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (refusal !== undefined) {
          done(Object.assign(new Error('the sink was told to refuse'), { responseCode: refusal }));
          return;
        }
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const to = session.envelope.rcptTo.map((one) => one.address);
        mails.push({ from, to, raw: Buffer.concat(pieces).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    host: '127.0.0.1',
    port,
    mails,
    refuseWith: (code) => {
      refusal = code;
    },
    refuseAddress: (address) => void unknown.add(address),
    mail: (what, fits, withinMs = 15_000) => until(what, () => mails.find(fits), withinMs),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A header of a raw mail, unfolded; undefined when it has none of that name. */
export function headerOf(raw: string, name: string): string | undefined {
  const head = raw.split(/\r?\n\r?\n/)[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
  return head
    .split(/\r?\n/)
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();
}
