import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupSlice, type ListGroup, walkGroups } from './group-walk.ts';

interface Row {
  readonly group: string;
  readonly place: number;
}

/** A list of groups with these many tickets each; places run through the list's order, across groups. */
function listOf(counts: readonly number[]) {
  const groups: ListGroup[] = counts.map((count, n) => ({ key: `g${n}`, count }));
  const rows: Row[] = counts.flatMap((count, n) =>
    Array.from({ length: count }, (_, at) => ({ group: `g${n}`, place: at * counts.length + n })),
  );
  let reads = 0;
  const walk = (slice: GroupSlice<number>) =>
    walkGroups<number, Row>(
      groups,
      slice,
      ({ group }) => group,
      async (keys, { beyond, back, skip, limit }) => {
        reads += 1;
        const inOrder = rows.filter(({ group }) => keys.includes(group)).toSorted((a, b) => a.place - b.place);
        const way = back ? inOrder.toReversed() : inOrder;
        const from = beyond === undefined ? 0 : way.findIndex(({ place }) => place === beyond) + 1;
        return way.slice(from + skip, from + skip + limit);
      },
    );
  return { rows, walk, reads: () => reads };
}

const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 700 })), { maxLength: 12 });

describe('a list group after group', () => {
  it('TKT-8: any place of it is found from either end, whatever the groups', async () => {
    await fc.assert(
      fc.asyncProperty(
        counts,
        fc.nat(1500),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        async (many, skip, limit, back) => {
          const { rows, walk } = listOf(many);
          const whole = back ? rows.toReversed() : rows;
          expect(await walk({ beyond: undefined, back, skip, limit })).toEqual(whole.slice(skip, skip + limit));
        },
      ),
    );
  });

  it('TKT-8: page after page, each from where the last one ended, is the whole list once, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(counts, fc.integer({ min: 1, max: 120 }), fc.boolean(), async (many, limit, back) => {
        const { rows, walk } = listOf(many);
        const seen: Row[] = [];
        for (let beyond: GroupSlice<number>['beyond']; ; ) {
          const page = await walk({ beyond, back, skip: 0, limit });
          seen.push(...page);
          const last = page.at(-1);
          if (page.length < limit || last === undefined) break;
          beyond = { group: last.group, place: last.place };
        }
        expect(seen).toEqual(back ? rows.toReversed() : rows);
      }),
    );
  });

  it('TKT-8: a hundred groups of one are read in one go', async () => {
    const { walk, reads } = listOf(Array.from({ length: 100 }, () => 1));
    await walk({ beyond: undefined, back: false, skip: 0, limit: 101 });
    expect(reads()).toBe(1);
  });
});
