/** The standard reports one can subscribe to (REP-1). */
export const reportKinds = ['compliance', 'log', 'overview', 'ranking', 'agreement', 'outlook'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** The forms a report is sent in (REP-1, SLR-4). */
export const reportFormats = ['pdf', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** How a subscription stands (REP-1): it runs, its owner paused it, or it stopped by itself and says why. */
export const subscriptionStates = ['running', 'paused', 'stopped'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Why a subscription stops by itself (REP-1). */
export const stopReasons = ['owner-blocked', 'right-lost', 'report-gone', 'nobody-left'] as const;
export type StopReason = (typeof stopReasons)[number];

/** How a sending stands (REP-1): it is being made, its mails are under way, or how they ended. */
export const runStates = ['waiting', 'sending', 'sent', 'partly', 'failed', 'stopped'] as const;
export type RunState = (typeof runStates)[number];

/** How the mail to one recipient stands (REP-1). */
export const deliveryStates = ['waiting', 'sent', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * How a sending stands by its mails (REP-1): under way while one waits and none failed; some failed and some left is
 * partly.
 */
export function runStateOf(mails: readonly DeliveryState[]): RunState {
  const failed = mails.filter((one) => one === 'failed').length;
  if (failed === mails.length) return 'failed';
  if (mails.includes('waiting')) return 'sending';
  return failed === 0 ? 'sent' : 'partly';
}
