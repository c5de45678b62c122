import { emailActor } from './take-in-mail.ts';
import { deedTimer } from '#server/desk/filters/record-touch.ts';
import { type Handler, job, timer } from '#server/platform/jobs/appointments.ts';
import { answerForFilter } from './answer-for-filter.ts';
import { readAgain } from './decide-mail.ts';
import { lockMail, updateMail } from './mails.store.ts';
import { sendMail, settleFailed } from './send-mail.ts';
import { tellFailing } from './tell-failing.ts';

/** Sends mails (EML-1): tried again with growing pauses for about a day, then shown as failed. */
const send = job('email.send', async (world, due) => sendMail(world, String(due.payload['outgoingId'])), {
  gaveUp: (tx, due, error) => settleFailed(tx, String(due.payload['outgoingId']), error),
});

/** Reads parked mails again (EML-4); after the last try they are shown as failed, with their original kept. */
const readParked = job(
  'email.read-again',
  async (world, due) => {
    await world.transact(async (tx) => {
      const mail = await lockMail(tx, due.key);
      if (mail === undefined || mail.state !== 'parked') return;
      await updateMail(tx, mail.id, { attempts: mail.attempts + 1 });
      await readAgain(tx, emailActor, mail, null);
    });
  },
  {
    mostAttempts: 6,
    gaveUp: (tx, due, error) => updateMail(tx, due.key, { state: 'failed', error: error.slice(0, 1_000) }),
  },
);

/** A filter answers a customer automatically (FLT-4). */
const answers = timer(deedTimer('auto-reply'), async (tx, due) => {
  for (const { payload } of due) await answerForFilter(tx, payload as Parameters<typeof answerForFilter>[1]);
});

/** What the mail room does later or again. */
export const emailJobs: readonly Handler[] = [send, readParked, tellFailing, answers];
