/** Swedish words of the promise wing; the source of the other languages. */
export const promise = {
  names: {
    'first-answer': 'Första svar',
    'next-answer': 'Nästa svar',
    'first-assign': 'Tilldelning',
    'first-resolution': 'Första lösning',
    resolution: 'Lösning',
    update: 'Uppdatering',
    'chat-answer': 'Chattsvar',
    'call-answer': 'Samtalssvar',
  },
  chip: {
    none: 'inget löfte',
    kept: 'hållet',
    late: '{{lasting}} sent',
    left: '{{lasting}} kvar',
    over: '{{lasting}} över tiden',
    standing: 'Klockan står still, {{lasting}} kvar',
    outside: 'Utanför öppettid, {{lasting}} kvar',
    due: 'förfaller {{at}}',
    level: 'nivå {{level}}',
    toAnswer: '{{lasting}} till svar',
    before: 'före {{at}}',
  },
  refusals: {},
} as const;
