import type { promise as source } from '#languages/sv/promise.ts';
import type { Translation } from '#languages/translation.ts';

export const promise: Translation<typeof source> = {
  names: {
    'first-answer': 'First answer',
    'next-answer': 'Next answer',
    'first-assign': 'First assign',
    'first-resolution': 'First resolution',
    resolution: 'Resolution',
    update: 'Update',
    'chat-answer': 'Chat answer',
    'call-answer': 'Call answer',
  },
  chip: {
    none: 'no promise',
    kept: 'kept',
    late: '{{lasting}} late',
    left: '{{lasting}} left',
    over: '{{lasting}} overdue',
    standing: 'The clock is standing still, {{lasting}} left',
    outside: 'Outside opening hours, {{lasting}} left',
    due: 'due {{at}}',
    level: 'level {{level}}',
    toAnswer: '{{lasting}} to answer',
    before: 'before {{at}}',
  },
  refusals: {},
};
