import type { promise as source } from '#languages/sv/promise.ts';
import type { Translation } from '#languages/translation.ts';

export const promise: Translation<typeof source> = {
  names: {
    'first-answer': 'Ensimmäinen vastaus',
    'next-answer': 'Seuraava vastaus',
    'first-assign': 'Vastuuttaminen',
    'first-resolution': 'Ensimmäinen ratkaisu',
    resolution: 'Ratkaisu',
    update: 'Päivitys',
    'chat-answer': 'Chat-vastaus',
    'call-answer': 'Puheluun vastaus',
  },
  chip: {
    none: 'ei lupausta',
    kept: 'pidetty',
    late: '{{lasting}} myöhässä',
    left: '{{lasting}} jäljellä',
    over: '{{lasting}} yli ajan',
    standing: 'Kello seisoo, {{lasting}} jäljellä',
    outside: 'Aukioloajan ulkopuolella, {{lasting}} jäljellä',
    due: 'erääntyy {{at}}',
    level: 'taso {{level}}',
    toAnswer: '{{lasting}} vastaukseen',
    before: 'ennen {{at}}',
  },
  refusals: {},
};
