import type { demo as source } from '#languages/sv/demo.ts';
import type { Translation } from '#languages/translation.ts';

/** Words of the demo wing in this language. */
export const demo: Translation<typeof source> = {
  load: 'Täytä esimerkkitiedoilla',
  remove: 'Poista esimerkkitiedot',
  loaded: 'Esimerkkimaailma on ladattu: Fjällbo, Norrvik ja Lindholms. Itse tekemänne säilyy, kun se poistetaan.',
  loading: 'Esimerkkimaailmaa ladataan',
  removing: 'Esimerkkimaailmaa poistetaan',
  refusals: {
    demo: {
      busy: 'Esimerkkimaailmaa ladataan tai poistetaan juuri nyt.',
      'already-loaded': 'Esimerkkimaailma on jo ladattu.',
      'not-loaded': 'Esimerkkimaailmaa ei ole ladattu.',
    },
  },
};
