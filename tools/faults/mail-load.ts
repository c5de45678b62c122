import { createTransport } from 'nodemailer';

/** Mails on their way into a Svara that may be down at any moment. */
export interface MailLoad {
  /** The Message-IDs that were acknowledged, in order. */
  readonly acknowledged: readonly string[];
  /** Every Message-ID ever tried. */
  readonly tried: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Sends mails one after another on several lines until stopped; a mail that was not acknowledged is sent again, as a
 * mail server does, so the receiver may see it twice.
 */
export function sendMails(port: number, to: string, lines = 3, name = 'load'): MailLoad {
  const acknowledged: string[] = [];
  const tried: string[] = [];
  let stopped = false;
  let number = 0;

  const line = async (): Promise<void> => {
    while (!stopped) {
      // Written once however often it is sent, as in a mail server's own queue.
      const writtenAt = new Date();
      number += 1;
      const id = `<${name}-${number}-${process.pid}@kaffebolaget.example>`;
      tried.push(id);
      // Given up only at the stop: then it is neither acknowledged nor known to be lost.
      while (!(await sendOnce(id, writtenAt)) && !stopped) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const sendOnce = async (id: string, writtenAt: Date): Promise<boolean> => {
    const mailer = createTransport({
      host: '127.0.0.1',
      port,
      secure: false,
      ignoreTLS: true,
      connectionTimeout: 2000,
      greetingTimeout: 2000,
      socketTimeout: 15_000,
    });
    try {
      const person = id.slice(1, -1).replace(/@.*/, '');
      await mailer.sendMail({
        from: `Kund ${person} <kund-${person}@kaffebolaget.example>`,
        to,
        subject: `Kaffet är slut ${person}`,
        text: `Hej!\n\nKaffet är slut igen (${person}).\n`,
        messageId: id,
        date: writtenAt,
      });
      acknowledged.push(id);
      return true;
    } catch {
      return false;
    } finally {
      mailer.close();
    }
  };
  const running = Promise.all(Array.from({ length: lines }, () => line()));
  return {
    acknowledged,
    tried,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
