import { HOUR, type Instant } from '#core/platform/instant.ts';

/** How many of a thing one sender may cause in an hour before the house stops answering (EML-2). */
export interface LoopLimits {
  readonly autoRepliesPerSender: number;
  readonly mailsPerSender: number;
  readonly mailsPerTicketAndSender: number;
}

/** What a new account begins with (EML-2). */
export const usualLoopLimits: LoopLimits = { autoRepliesPerSender: 3, mailsPerSender: 60, mailsPerTicketAndSender: 20 };

/** What happened lately with one sender (EML-2). */
export interface SenderHistory {
  readonly autoRepliedAt: readonly Instant[];
  readonly receivedAt: readonly Instant[];
  readonly receivedInTicketAt: readonly Instant[];
}

/** Whether one more automatic answer may go to this sender: at most N in any hour (EML-2). */
export function mayAnswerAgain(history: SenderHistory, limits: LoopLimits, now: Instant): boolean {
  return within(history.autoRepliedAt, now) < limits.autoRepliesPerSender && !isLoop(history, limits, now);
}

/** Whether this sender writes so often, to us or into one ticket, that only a machine can (EML-2). */
export function isLoop(history: SenderHistory, limits: LoopLimits, now: Instant): boolean {
  return (
    within(history.receivedAt, now) >= limits.mailsPerSender ||
    within(history.receivedInTicketAt, now) >= limits.mailsPerTicketAndSender
  );
}

function within(instants: readonly Instant[], now: Instant): number {
  return instants.filter((at) => at > now - HOUR && at <= now).length;
}
