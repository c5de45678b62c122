import { type Handler, listen } from '#server/platform/jobs/appointments.ts';
import { followAnew } from './follow-rhythm.ts';
import { settleMail } from './settle-mail.ts';

/** What the report centre answers (REP-1): how its mails went, and that business days may have changed. */
export const reportCentreListens: readonly Handler[] = [
  listen('mail.settled', 'report-centre.settle-mail', (tx, { data }) =>
    settleMail(tx, {
      key: String(data['key']),
      failure: typeof data['failure'] === 'string' ? data['failure'] : null,
    }),
  ),
  listen('calendar.revised', 'report-centre.follow-anew', (tx) => followAnew(tx)),
];
