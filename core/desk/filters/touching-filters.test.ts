import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#core/conditions/condition.ts';
import { blankFacts } from '#core/conditions/conditions.examples.ts';
import { type FilterRow, treeOf } from '#core/conditions/filter.ts';
import { conditionHolds, holds } from '#core/conditions/holds.ts';
import { age, filter, is, notRow, prioritise, row, words } from './filters.examples.ts';
import { filterFault } from '#core/conditions/sound-filter.ts';
import { noPresets } from '../templates/template.ts';
import { HOUR } from '#core/platform/instant.ts';
import { touchingFilters } from './touching-filters.ts';
import { whyItHolds } from './why-it-holds.ts';

const leak = {
  ...blankFacts,
  source: 'email',
  site: 'fjallbo',
  priority: 'medium',
  status: 'new',
  subject: 'Pumpen läcker',
  sender: 'karin@klarna.se',
  tags: ['vatten'],
};
const about = words('subject', 'läcker');
const names = (touches: ReturnType<typeof touchingFilters>) => touches.map(({ name }) => name);

describe('which filters touch a contact', () => {
  it('FLT-1: the first that fits wins, and one that continues lets the next be asked', () => {
    const first = filter('läckor', [row(about)], { actions: [prioritise('high')] });
    const second = filter('klarna', [row(words('sender', '*@klarna.se'))], { actions: [prioritise('low')] });
    expect(names(touchingFilters([first, second], leak))).toEqual(['läckor']);
    expect(names(touchingFilters([{ ...first, continues: true }, second], leak))).toEqual(['läckor', 'klarna']);
    expect(names(touchingFilters([second, first], leak))).toEqual(['klarna']);
    expect(names(touchingFilters([{ ...first, active: false }, second], leak))).toEqual(['klarna']);
  });

  it('FLT-1: a filter sees what those before it set, and a field set to what it is already is no change', () => {
    const raise = filter('läckor', [row(about)], { actions: [prioritise('high')], continues: true });
    const tag = filter('bråttom', [row(is('priority', 'high'))], {
      actions: [{ kind: 'tags', add: ['jour', 'vatten'], remove: [] }, prioritise('high')],
    });
    expect(touchingFilters([raise, tag], leak).map(({ changes }) => changes)).toEqual([
      { priority: { from: 'medium', to: 'high' } },
      { tags: { from: ['vatten'], to: ['vatten', 'jour'] } },
    ]);
    expect(touchingFilters([tag], leak)).toEqual([]);
  });

  it('FLT-4, TPL-1: a template that is set fills in what nobody has set, and the filters after see it', () => {
    const presets = {
      ...noPresets,
      ...{ typeId: 'complaint', priority: 'high', groupId: 'returns', ownerId: 'anna', statusId: 'open' },
      ...{ tags: ['vatten', 'retur'], customFields: { order: '88213', colour: 'blå' }, dueInHours: 2 },
    };
    const fills = {
      presets: new Map([['returns', presets]]),
      ordinaryPriority: 'medium',
      newStatuses: new Set(['new']),
    };
    const set = (field: 'template' | 'owner', to: string) => ({ kind: 'set', field, to }) as const;
    const lay = filter('retur', [row(about)], {
      actions: [set('template', 'returns'), set('owner', 'bo')],
      continues: true,
    });
    const after = filter('högt', [row(is('priority', 'high'))], { actions: [prioritise('low')] });
    const here = { ...leak, department: 'desk', custom: { colour: 'röd', order: '' } };
    expect(touchingFilters([lay, after], here, fills).map(({ changes }) => changes)).toEqual([
      {
        template: { from: null, to: 'returns' },
        owner: { from: null, to: 'bo' },
        type: { from: null, to: 'complaint' },
        priority: { from: 'medium', to: 'high' },
        status: { from: 'new', to: 'open' },
        tags: { from: ['vatten'], to: ['vatten', 'retur'] },
        dueAt: { from: null, to: here.createdAt + 2 * HOUR },
        customFields: { from: {}, to: { order: '88213' } },
      },
      { priority: { from: 'high', to: 'low' } },
    ]);
    const kept = touchingFilters([lay], { ...here, priority: 'low', dueAt: 7 }, fills)[0]?.changes;
    expect([kept?.priority, kept?.dueAt]).toEqual([undefined, undefined]);
    expect(touchingFilters([lay], here).map(({ changes }) => Object.keys(changes))).toEqual([['template', 'owner']]);
  });

  it('FLT-1: a filter of a site is asked of that site alone, also when one before it moved the contact there', () => {
    const move = filter('flytta', [row(about)], {
      actions: [{ kind: 'set', field: 'site', to: 'norrvik' }],
      continues: true,
    });
    const there = filter('norrvik', [], { siteId: 'norrvik', actions: [prioritise('high')] });
    expect(names(touchingFilters([there], leak))).toEqual([]);
    expect(names(touchingFilters([move, there], leak))).toEqual(['flytta', 'norrvik']);
  });

  it('FLT-1: what a colleague typed in is touched only by a filter that names that source', () => {
    const typed = { ...leak, source: 'manual' };
    const all = filter('alla', [], { actions: [prioritise('high')] });
    const own = filter('egna', [row(is('source', 'manual', 'call'))], { actions: [prioritise('high')] });
    const others = filter('inte post', [notRow(is('source', 'email'))], { actions: [prioritise('high')] });
    expect(names(touchingFilters([all, others, own], typed))).toEqual(['egna']);
    expect(names(touchingFilters([all], { ...leak, source: 'form' }))).toEqual(['alla']);
  });

  it('FLT-4: what is dropped is touched by no filter after', () => {
    const drop = filter('reklam', [row(about)], { actions: [{ kind: 'drop' }], continues: true });
    const after = filter('efter', [], { actions: [prioritise('high')] });
    const touches = touchingFilters([drop, after], leak);
    expect(touches.map(({ name, fate }) => [name, fate])).toEqual([['reklam', 'drop']]);
  });

  it('FLT-5: why is told row by row: the conditions that held, or of a negative row those that did not', () => {
    const ruleRows = [row(words('subject', 'olja'), about), notRow(is('priority', 'high'), is('tag', 'klar'))];
    expect(whyItHolds(ruleRows, leak)).toEqual([
      { negated: false, conditions: [about] },
      { negated: true, conditions: [is('priority', 'high'), is('tag', 'klar')] },
    ]);
    expect(whyItHolds(ruleRows, { ...leak, tags: ['klar'] })).toBeNull();
  });

  it('FLT-2: ruleRows hold as the one language of conditions says, whatever they ask', () => {
    const condition = fc.constantFrom<Condition>(
      about,
      words('subject', 'olja'),
      is('priority', 'medium'),
      { field: 'priority', negated: true, anyOf: ['medium'] },
      is('tag', 'none'),
      age('created-age', 5),
      { field: 'attachments', negated: false },
    );
    const ruleRows = fc.array(
      fc.record<FilterRow>({ negated: fc.boolean(), conditions: fc.array(condition, { maxLength: 4 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(ruleRows, fc.boolean(), (asked, attachments) => {
        const facts = { ...leak, attachments };
        const naive = asked.every(
          ({ negated, conditions }) =>
            conditions.length === 0 || conditions.some((one) => conditionHolds(one, facts)) !== negated,
        );
        expect(whyItHolds(asked, facts) !== null).toBe(naive);
        const full = asked.filter(({ conditions }) => conditions.length > 0);
        expect(holds(treeOf(full), facts)).toBe(naive);
      }),
    );
  });
});

describe('what a filter may be', () => {
  const high = prioritise('high');
  const sound = { kind: 'new', ruleRows: [row(about)], actions: [high], continues: false } as const;

  it('FLT-1: a filter that does nothing keeps those after it away, and is no filter if it continues', () => {
    expect(filterFault(sound)).toBeNull();
    expect(filterFault({ ...sound, actions: [] })).toBeNull();
    expect(filterFault({ ...sound, actions: [], continues: true })).toBe('does-nothing');
    expect(filterFault({ ...sound, ruleRows: [row()] })).toBe('empty-row');
  });

  it('FLT-4: nothing is done twice, and what is there already is neither created nor dropped', () => {
    expect(filterFault({ ...sound, actions: [high, prioritise('low')] })).toBe('done-twice');
    expect(filterFault({ ...sound, actions: [{ kind: 'drop' }, { kind: 'spam' }] })).toBe('done-twice');
    expect(filterFault({ ...sound, kind: 'reply', actions: [{ kind: 'create' }] })).toBe('wrong-fate');
    const old = { ...sound, kind: 'existing', ruleRows: [row(age('created-age', 60))] } as const;
    expect(filterFault({ ...old, actions: [{ kind: 'drop' }] })).toBe('wrong-fate');
  });

  it('FLT-1: a filter that acts as time passes says how old, one that drops says what', () => {
    expect(filterFault({ ...sound, kind: 'existing' })).toBe('needs-age');
    expect(filterFault({ ...sound, kind: 'existing', ruleRows: [row(age('changed-age', 5))] })).toBeNull();
    expect(filterFault({ ...sound, ruleRows: [], actions: [{ kind: 'drop' }] })).toBe('fits-everything');
    expect(filterFault({ ...sound, ruleRows: [], actions: [{ kind: 'create' }, high] })).toBeNull();
  });
});
