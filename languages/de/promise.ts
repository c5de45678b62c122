import type { promise as source } from '#languages/sv/promise.ts';
import type { Translation } from '#languages/translation.ts';

export const promise: Translation<typeof source> = {
  names: {
    'first-answer': 'Erste Antwort',
    'next-answer': 'Nächste Antwort',
    'first-assign': 'Zuweisung',
    'first-resolution': 'Erste Lösung',
    resolution: 'Lösung',
    update: 'Zwischenstand',
    'chat-answer': 'Chat-Antwort',
    'call-answer': 'Anrufannahme',
  },
  chip: {
    none: 'kein Versprechen',
    kept: 'gehalten',
    late: '{{lasting}} zu spät',
    left: 'noch {{lasting}}',
    over: '{{lasting}} überfällig',
    standing: 'Die Uhr steht, noch {{lasting}}',
    outside: 'Außerhalb der Öffnungszeit, noch {{lasting}}',
    due: 'fällig {{at}}',
    level: 'Stufe {{level}}',
    toAnswer: '{{lasting}} bis zur Antwort',
    before: 'vor {{at}}',
  },
  refusals: {},
};
