import type { Actor } from '#core/platform/actor.ts';
import { createFilter, type FilterFields } from '#server/desk/filters/edit-filters.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { noteThing } from './demo.store.ts';

/** Filters of the sample world (FLT-1, ONB-1): two that are on, and one to be tried and switched on. */
export async function makeFilters(tx: Tx, by: Actor): Promise<void> {
  for (const filter of demoFilters) await noteThing(tx, 'filter', (await createFilter(tx, by, filter)).id);
}

const plain = { siteId: null, continues: false } as const;
const urgent = ['akut*', 'brådskande', 'omgående', 'nödläge', 'dringend', 'kiire*'];

const demoFilters: readonly FilterFields[] = [
  {
    ...{ ...plain, name: 'Bråttom', kind: 'new', active: true, continues: true },
    ruleRows: [
      {
        negated: false,
        conditions: [
          { field: 'subject', negated: false, words: urgent },
          { field: 'last-message', negated: false, words: urgent },
        ],
      },
    ],
    actions: [
      { kind: 'set', field: 'priority', to: 'high' },
      { kind: 'tags', add: ['bråttom'], remove: [] },
    ],
  },
  {
    ...{ ...plain, name: 'Nyhetsbrev läggs undan', kind: 'new', active: true },
    ruleRows: [
      { negated: false, conditions: [{ field: 'sender', negated: false, words: ['nyhetsbrev@*', 'newsletter@*'] }] },
    ],
    actions: [{ kind: 'drop' }],
  },
  {
    ...{ ...plain, name: 'Kunden tyst i två veckor: löst', kind: 'existing', active: false },
    ruleRows: [
      { negated: false, conditions: [{ field: 'changed-age', negated: false, minutes: 20_160, clock: 'wall' }] },
      { negated: false, conditions: [{ field: 'status', negated: false, anyOf: ['waiting-for-customer'] }] },
    ],
    actions: [{ kind: 'set', field: 'status', to: 'solved' }],
  },
];
