import type { public_ as source } from '#languages/sv/public.ts';
import type { Translation } from '#languages/translation.ts';

export const public_: Translation<typeof source> = {
  privateLink: 'Private link',
  created: 'Ticket {{number}} · created {{date}}',
  messages: 'Messages',
  from: '{{name}} at {{site}}',
  you: 'You',
  steps: {
    received: 'Received',
    answered: 'Answered',
    after: 'after {{lasting}}',
    working: 'We are working on it',
    waiting: 'We are waiting for you',
    has: '{{name}} has your ticket',
    done: 'Done',
    by: 'promised by {{when}}',
  },
  promise: {
    answer: 'We will answer you by {{when}}',
    done: 'and be done by {{when}}.',
    yours: 'We are waiting for your answer. Write below and we will go on.',
    closed: 'The ticket is closed.',
  },
  when: {
    today: 'today {{time}}',
    yesterday: 'yesterday {{time}}',
    byToday: '{{time}} today',
    byTomorrow: '{{time}} tomorrow',
    byDay: '{{day}}, {{time}}',
  },
  lasting: {
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
  composer: {
    label: 'Your message',
    more: 'Write more …',
    moreOrAnswer: 'Write more or answer {{name}} …',
    attach: 'Attach files',
    removeFile: 'Remove {{name}}',
    send: 'Send',
    tooLarge: 'The file is too large. It may be at most {{size}} MB.',
    failed: 'It could not be sent just now. Your text is kept; try again in a while.',
  },
  solved: {
    title: 'Is it solved?',
    lead: 'Then you can close the ticket yourself. You can open it again whenever you like.',
    close: 'Close the ticket',
    isClosed: 'The ticket is closed',
    openLead: 'Not solved after all? Open it again and we will go on.',
    reopen: 'Open the ticket again',
    failed: 'It did not work just now. Try again in a while.',
  },
  link: {
    hint: 'Whoever has the link can read the ticket.',
    renew: 'Change link',
    renewed: 'The old link no longer works. Save the address of this page.',
  },
  invalid: {
    title: 'The link does not work',
    lead: 'It may have been replaced. Use the link in the latest mail, or answer the mail.',
  },
  unreachable: {
    title: 'The page does not answer just now',
    lead: 'Try again in a while. You can also answer the mail.',
  },
  refusals: {},
};
