/**
 * The notices a user can get (SLA-8).
 *
 * Each has a sentence in every language under `house.notices`, its dot read as a hyphen; rooms to the right send them
 * by these names with the facts named here.
 */
export const noticeKinds = [
  /** A warning step fired. Facts: number, title, promise, dueAt, percent. */
  'promise.warned',
  /** A promise was missed. Facts: number, title, promise, dueAt. */
  'promise.missed',
  /** A ticket was given to you. Facts: number, title, by. */
  'ticket.assigned',
  /** Somebody mentioned you in a note. Facts: number, title, by. */
  'ticket.mentioned',
  /** A mail could not be delivered. Facts: number, title, address. */
  'mail.failed',
  /** A mail account does not answer. Facts: address, reason (one of the words under `channels.email.trouble`). */
  'account.failed',
  /** It answers again. Facts: address. */
  'account.recovered',
  /** A calendar that one of ours follows cannot be read. Facts: name, calendar, reason (under `time.feeds.faults`). */
  'feed.failed',
  /** It can be read again. Facts: name, calendar. */
  'feed.recovered',
  /** A subscribed report could not be sent. Facts: title, reason. */
  'report.failed',
  /** A subscription stopped by itself. Facts: title, reason. */
  'report.stopped',
  /** A filter raises the alarm. Facts: filter, number, title, text. */
  'filter.alarm',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The key of a notice's sentence in the languages. */
export function noticeKey(kind: NoticeKind): string {
  return kind.replace('.', '-');
}

/** Where a notice leads: the page of what it is about; undefined for what has none. */
export function noticePath(subject: { readonly kind: string; readonly id: string }): string | undefined {
  if (subject.kind === 'ticket') return `/tickets/${subject.id}`;
  if (subject.kind === 'mail-account') return '/settings/mail';
  if (subject.kind === 'report-subscription') return '/reports/subscriptions';
  return subject.kind === 'calendar' ? '/settings/calendars' : undefined;
}
