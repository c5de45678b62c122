import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { listenTo, stopChild } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A real Dovecot on loopback: every user of any name exists and has the one password. */
export interface Dovecot {
  readonly host: '127.0.0.1';
  readonly imapPort: number;
  readonly pop3Port: number;
  readonly password: string;
  /** Ends it and starts it again on the same ports and mailboxes, as a restarted server. */
  readonly restart: () => Promise<void>;
  /** Makes a user's mailbox anew with the same mails: new UIDs under a new UIDVALIDITY. */
  readonly rebuild: (user: string) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts Dovecot (IMAP and POP3, no TLS) with maildirs in a temporary folder; with the address of a provider's
 * introspection, its users may sign in by token too.
 */
export async function startDovecot(options: { readonly introspectionUrl?: string } = {}): Promise<Dovecot> {
  if (!existsSync('/usr/sbin/dovecot') || !existsSync('/usr/lib/dovecot/pop3')) {
    throw new Error('Dovecot is missing: apt-get install -y --no-install-recommends dovecot-imapd dovecot-pop3d');
  }
  const folder = mkdtempSync(join(tmpdir(), 'svara-dovecot-'));
  const [imapPort, pop3Port] = [await freePort(), await freePort()];
  const password = 'kaffe-med-havre';
  const asRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'mail'));
  if (asRoot) chownSync(join(folder, 'mail'), 65534, 65534);
  const configuration = join(folder, 'dovecot.conf');
  const { introspectionUrl } = options;
  writeFileSync(configuration, settings({ folder, imapPort, pop3Port, password, asRoot, introspectionUrl }));
  if (introspectionUrl !== undefined) writeFileSync(tokenSettings(folder), byIntrospection(introspectionUrl));
  let child: ReturnType<typeof spawn>;
  const start = async (): Promise<void> => {
    const started = spawn('/usr/sbin/dovecot', ['-F', '-c', configuration], { stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    const said = listenTo(started);
    try {
      for (const port of [imapPort, pop3Port]) {
        await until(`Dovecot to answer on ${port}`, () => greets(port), 10_000);
      }
    } catch (error) {
      await stop();
      throw new Error(`Dovecot did not start: ${said.text()}`, { cause: error });
    }
  };
  const stop = async (): Promise<void> => {
    await stopChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  await start();
  return {
    host: '127.0.0.1',
    imapPort,
    pop3Port,
    password,
    restart: async () => {
      await stopChild(child);
      await start();
    },
    rebuild: (user) => {
      for (const name of readdirSync(join(folder, 'mail', user)))
        if (/^dovecot/.test(name)) rmSync(join(folder, 'mail', user, name), { recursive: true, force: true });
    },
    stop,
  };
}

interface Settings {
  readonly folder: string;
  readonly imapPort: number;
  readonly pop3Port: number;
  readonly password: string;
  readonly asRoot: boolean;
  readonly introspectionUrl: string | undefined;
}

function settings({ folder, imapPort, pop3Port, password, asRoot, introspectionUrl }: Settings): string {
  const me = userInfo().username;
  // Without root Dovecot can neither change user nor chroot, so everything runs as ourselves.
  const rootless = `default_internal_user = ${me}
default_login_user = ${me}
default_internal_group = ${me}
service anvil { 
  chroot =
}
service imap-login {
  chroot =
}
service pop3-login {
  chroot =
}`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap pop3
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login${introspectionUrl === undefined ? '' : ' xoauth2 oauthbearer'}
mail_location = maildir:${folder}/mail/%u
mail_uid = ${asRoot ? 65534 : userInfo().uid}
mail_gid = ${asRoot ? 65534 : userInfo().gid}
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
${introspectionUrl === undefined ? '' : byToken(folder)}
passdb {
  driver = static
  mechanisms = plain login
  args = password=${password}
}
userdb {
  driver = static
  args = home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = ${pop3Port}
  }
  inet_listener pop3s {
    port = 0
  }
}
namespace inbox {
  inbox = yes
}
${asRoot ? '' : rootless}
`;
}

function tokenSettings(folder: string): string {
  return join(folder, 'token.conf');
}

function byToken(folder: string): string {
  return `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${tokenSettings(folder)}
}`;
}

function byIntrospection(url: string): string {
  return `introspection_url = ${url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`;
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(/OK/.test(data.toString())));
  });
}
