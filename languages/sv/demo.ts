/** Swedish words of the demo wing; the source of the other languages. */
export const demo = {
  load: 'Fyll med exempeldata',
  remove: 'Ta bort exempeldata',
  loaded: 'Exempelvärlden är inlagd: Fjällbo, Norrvik och Lindholms. Det ni själva gör finns kvar när den tas bort.',
  loading: 'Lägger in exempelvärlden',
  removing: 'Tar bort exempelvärlden',
  refusals: {
    demo: {
      busy: 'Exempelvärlden läggs in eller tas bort just nu.',
      'already-loaded': 'Exempelvärlden är redan inlagd.',
      'not-loaded': 'Exempelvärlden är inte inlagd.',
    },
  },
} as const;
