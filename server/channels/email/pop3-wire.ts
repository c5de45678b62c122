import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A POP3 session (RFC 1939). */
export interface Pop3 {
  list(): Promise<readonly { readonly number: number; readonly uidl: string; readonly size: number }[]>;
  retrieve(number: number): Promise<Buffer>;
  remove(number: number): Promise<void>;
  /** Ends the session well, which makes deletions hold. */
  quit(): Promise<void>;
  close(): void;
}

/** Where and as whom. */
export interface Pop3Account {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  readonly secret: string;
  readonly auth: 'password' | 'oauth2';
}

const SILENCE_MS = 60_000;

/** Connects and signs in; an answer `-ERR` becomes an error with the server's words. */
export async function openPop3(account: Pop3Account): Promise<Pop3> {
  const wire = new Wire(account.security === 'tls' ? tls(account) : connect(account.port, account.host));
  try {
    await wire.answer();
    if (account.security === 'starttls') {
      await wire.ask('STLS');
      wire.secure(account.host);
    }
    if (account.auth === 'oauth2') {
      const token = Buffer.from(`user=${account.username}\x01auth=Bearer ${account.secret}\x01\x01`).toString('base64');
      await signIn(wire.ask(`AUTH XOAUTH2 ${token}`));
    } else {
      await wire.ask(`USER ${plain(account.username)}`);
      await signIn(wire.ask(`PASS ${plain(account.secret)}`));
    }
  } catch (error) {
    wire.close();
    throw error;
  }
  return {
    async list() {
      const sizes = linesOf(await wire.askMany('LIST')).map((line) => line.split(' ').map(Number));
      const uidls = new Map(
        linesOf(await wire.askMany('UIDL')).map((line) => [
          Number(line.split(' ')[0]),
          line.slice(line.indexOf(' ') + 1),
        ]),
      );
      return sizes.map(([number = 0, size = 0]) => ({ number, size, uidl: uidls.get(number) ?? '' }));
    },
    retrieve: (number) => wire.askMany(`RETR ${number}`),
    async remove(number) {
      await wire.ask(`DELE ${number}`);
    },
    async quit() {
      await wire.ask('QUIT');
    },
    close: () => wire.close(),
  };
}

async function signIn(answer: Promise<string>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    throw Object.assign(error as Error, { authenticationFailed: true });
  }
}

function tls(account: Pop3Account): Socket {
  return connectTls({ host: account.host, port: account.port, servername: account.host });
}

function plain(text: string): string {
  return text.replace(/[\r\n]/g, '');
}

function linesOf(content: Buffer): string[] {
  return content
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '');
}

/** The line protocol: one question at a time, an answer of one line or of many up to a lone dot. */
class Wire {
  private socket: Socket;
  private pieces: Buffer = Buffer.alloc(0);
  private waiting: (() => void) | undefined;
  private failure: Error | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    this.attach(socket);
  }

  secure(host: string): void {
    this.socket.removeAllListeners();
    this.socket = connectTls({ socket: this.socket, servername: host });
    this.attach(this.socket);
  }

  async ask(question: string): Promise<string> {
    this.socket.write(`${question}\r\n`);
    return this.answer();
  }

  async answer(): Promise<string> {
    const line = (await this.until(() => this.pieces.indexOf('\r\n'), 2)).toString('latin1').trim();
    if (!line.startsWith('+OK')) throw new Error(line.replace(/^-ERR\s*/, '') || 'The server said no.');
    return line;
  }

  async askMany(question: string): Promise<Buffer> {
    await this.ask(question);
    if (this.pieces.length === 0) await this.more();
    if (await this.startsWithDot()) {
      this.pieces = this.pieces.subarray(3);
      return Buffer.alloc(0);
    }
    const block = await this.until(() => this.pieces.indexOf('\r\n.\r\n'), 5);
    // Lines that begin with a dot were sent with two.
    return Buffer.from(
      block
        .subarray(0, -3)
        .toString('latin1')
        .replace(/(^|\r\n)\.\./g, '$1.'),
      'latin1',
    );
  }

  close(): void {
    this.socket.destroy();
  }

  private async startsWithDot(): Promise<boolean> {
    while (this.pieces.length < 3 && '.\r\n'.startsWith(this.pieces.toString('latin1'))) await this.more();
    return this.pieces.subarray(0, 3).toString('latin1') === '.\r\n';
  }

  private async until(find: () => number, length: number): Promise<Buffer> {
    for (;;) {
      const at = find();
      if (at >= 0) {
        const found = this.pieces.subarray(0, at + length);
        this.pieces = this.pieces.subarray(at + length);
        return found;
      }
      await this.more();
    }
  }

  private more(): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting = () => {
        this.waiting = undefined;
        if (this.failure === undefined) resolve();
        else reject(this.failure);
      };
    });
  }

  private attach(socket: Socket): void {
    socket.setTimeout(SILENCE_MS, () => this.fail(new Error('The connection timed out.')));
    socket.on('data', (piece: Buffer) => {
      this.pieces = Buffer.concat([this.pieces, piece]);
      this.waiting?.();
    });
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('The server closed the connection.')));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.socket.destroy();
    this.waiting?.();
  }
}
