import type { demo as source } from '#languages/sv/demo.ts';
import type { Translation } from '#languages/translation.ts';

/** Words of the demo wing in this language. */
export const demo: Translation<typeof source> = {
  load: 'Load the demo world',
  remove: 'Remove the demo world',
  loaded:
    'The demo world is loaded: Fjällbo, Norrvik and Lindholms. What you make yourselves stays when it is removed.',
  loading: 'Loading the demo world',
  removing: 'Removing the demo world',
  refusals: {
    demo: {
      busy: 'The demo world is being loaded or removed just now.',
      'already-loaded': 'The demo world is already loaded.',
      'not-loaded': 'The demo world is not loaded.',
    },
  },
};
