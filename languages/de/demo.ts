import type { demo as source } from '#languages/sv/demo.ts';
import type { Translation } from '#languages/translation.ts';

/** Words of the demo wing in this language. */
export const demo: Translation<typeof source> = {
  load: 'Mit Beispieldaten füllen',
  remove: 'Beispieldaten entfernen',
  loaded:
    'Die Beispielwelt ist geladen: Fjällbo, Norrvik und Lindholms. Was Sie selbst anlegen, bleibt, wenn sie entfernt wird.',
  loading: 'Die Beispielwelt wird geladen',
  removing: 'Die Beispielwelt wird entfernt',
  refusals: {
    demo: {
      busy: 'Die Beispielwelt wird gerade geladen oder entfernt.',
      'already-loaded': 'Die Beispielwelt ist bereits geladen.',
      'not-loaded': 'Die Beispielwelt ist nicht geladen.',
    },
  },
};
