import type { trials as source } from '#languages/sv/trials.ts';
import type { Translation } from '#languages/translation.ts';

/** English words of what-if. */
export const trials: Translation<typeof source> = {
  title: 'What if?',
  lead_one:
    'The draft replayed over {{count}} ticket of the period, with the calendars of that time. Nothing is changed until you publish.',
  lead_other:
    'The draft replayed over {{count}} tickets of the period, with the calendars of that time. Nothing is changed until you publish.',
  empty:
    'Change a target, a rule or a calendar. Here you then see what it would have meant, before any customer gets another promise.',
  notTried: 'The draft has not been tried yet.',
  period: 'Period',
  try: 'Try the draft',
  again: 'Try again',
  cancel: 'Cancel',
  outdated: 'The draft has been changed since it was tried.',
  progress: '{{read}} of {{all}} histories read',
  cancelled: 'Cancelled. The figures are of what had been read.',
  failed: 'The trial could not be finished. Try again.',
  published: 'Published',
  drafted: 'Draft',
  keptOf: '{{met}} of {{all}}',
  by: 'Divided by',
  dimensions: { department: 'Department', level: 'Level', priority: 'Priority', promise: 'Promise', site: 'Site' },
  noChange: 'no change',
  better: '{{points}} points better',
  worse: '{{points}} points worse',
  none: 'None',
  gone: 'Removed',
  changedHeading: 'Tickets that would change',
  newlyMissed_one: '{{count}} newly missed',
  newlyMissed_other: '{{count}} newly missed',
  newlyKept_one: '{{count}} kept',
  newlyKept_other: '{{count}} kept',
  all_one: 'See {{count}} promise',
  all_other: 'All {{count}} promises',
  nothingChanges: 'No promise of the period gets another verdict.',
  change: {
    all: 'All',
    'newly-missed': 'Would be missed',
    'newly-kept': 'Would be kept',
    'newly-promised': 'Get a promise',
    'no-longer-promised': 'Lose the promise',
    other: 'Other',
  },
  fate: {
    met: 'kept',
    missed: 'missed',
    overdue: 'missed, still open',
    cancelled: 'cancelled',
    running: 'running',
    none: 'no promise',
  },
  why: {
    level: 'The level becomes {{level}} instead of {{before}}',
    target: 'The target becomes {{target}} instead of {{before}}',
    counting: 'Time is counted by another calendar or in other statuses',
  },
  noLevel: 'no level',
  noTarget: 'no target',
  page: {
    title: 'What if: promises that would change',
    lead: 'This is how the verdicts had been, if the draft had been in force from the first day.',
    back: 'To the service levels',
    ticket: 'Ticket',
    department: 'Department',
    promise: 'Promise',
    due: 'Due: now and then',
    why: 'Why',
    more: 'Show more',
    filter: 'Show',
    empty: 'No promise changes in that way.',
    gone: 'The trial is no longer kept. Try the draft again.',
  },
  draft: {
    name: 'Name of the draft',
    defaultName: 'Draft {{date}}',
    others: 'Other drafts',
    setAside: 'Set aside',
    tryCalendar: 'Try in a draft',
    tryCalendarHint: 'See what the calendar would have meant for the promises before it is in force',
    holds: 'The draft also changes {{what}}.',
  },
  help: {
    title: 'What if?',
    draft:
      'When you change levels, rules or targets without a rule, the changes become a draft that is kept until you publish or discard it. When you publish, all of it is in force at once.',
    replay:
      'When you try the draft, every history of the period is read again: once by what is published and once as if the draft had been in force from the first day. What the draft does not touch is judged by the levels and calendars of that time.',
    rules:
      'If the draft changes the rules, they are tried at the same moments as then, on the ticket as it was then. A level that a person has set is not changed.',
  },
  refusals: {
    drafts: {
      'not-found': 'The draft is no longer there. Somebody may have published or discarded it.',
      stale: 'Somebody else has changed the draft. It has been fetched anew.',
    },
    trials: { 'not-found': 'The trial is no longer kept.' },
  },
};
