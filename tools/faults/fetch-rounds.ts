import { askDatabase } from '../parts/ask-database.ts';
import { startDovecot } from '../parts/dovecot.ts';
import { countUnread } from '../parts/mailbox.ts';
import { openDoors } from '../parts/open-doors.ts';
import { startSmtpSink } from '../parts/smtp-sink.ts';
import { startSvara } from '../parts/svara.ts';
import { until } from '../parts/until.ts';
import { becomeAdministrator } from '../parts/wire.ts';
import { countEffects, type Effects, untilQuiet } from './count-effects.ts';
import { fillMailbox } from './mailbox-load.ts';

/** What kills at random moments while mail is fetched came to. */
export interface FetchReport extends Effects {
  readonly kills: number;
  /** Mails that lie in the mailbox and were never marked as read. */
  readonly unread: number;
}

/**
 * Kills the server at random moments while it fetches from a real mailbox that is being filled, and starts it again; in
 * the end every mail the mailbox took must have become exactly one message, and have been put aside after that.
 */
export async function killWhileFetching(kills: number, say: (text: string) => void): Promise<FetchReport> {
  const [sink, dovecot, svara] = [await startSmtpSink(), await startDovecot(), await startSvara()];
  const place = { dataFolder: svara.dataFolder, databaseUrl: undefined };
  const user = 'info';
  const fetched = async (): Promise<number> => {
    const [row] = await askDatabase<{ came: string }>(place, 'select count(*) as came from mail_messages');
    return Number(row?.came);
  };
  try {
    const mailbox = { protocol: 'imap' as const, port: dovecot.imapPort, username: user, password: dovecot.password };
    const wire = await becomeAdministrator(svara.url);
    await openDoors(wire, { sink, mailbox, firstAnswerSeconds: 20, warnAt: [30, 70] });
    const load = await fillMailbox(dovecot, user);
    for (let kill = 1; kill <= kills; kill += 1) {
      // The account is another's until the killed one's lease ends; the kill is to fall into the fetching itself.
      const before = await fetched();
      await until('mails to be fetched again', async () => (await fetched()) > before, 60_000, 100);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 900));
      await svara.kill();
      const ms = await svara.start();
      say(
        `kill ${kill} while fetching: ${load.acknowledged.length} mails in the mailbox, answered after ${ms.toFixed(0)} ms`,
      );
    }
    await load.stop();
    const all = async () => (await fetched()) >= load.acknowledged.length;
    await until('every mail of the mailbox to be fetched', all, 120_000, 500);
    await untilQuiet(place);
    const effects = await countEffects(place, load.acknowledged);
    return { kills, ...effects, unread: await countUnread(dovecot, user) };
  } finally {
    await svara.remove();
    await dovecot.stop();
    await sink.stop();
  }
}
