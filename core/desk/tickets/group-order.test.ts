import { describe, expect, it } from 'vitest';
import { inGroupOrder } from './group-order.ts';

const named = (key: string, name: string | null) => ({ key, count: 1, name, position: null });
const placed = (key: string, position: number) => ({ key, count: 1, name: null, position });
const keys = (groups: readonly { readonly key: string }[]) => groups.map(({ key }) => key);

describe('the order of groups', () => {
  it('TKT-8: nobody first, then names in the alphabet of the language', () => {
    const people = [
      named('1', 'Ärla'),
      named('2', 'Zoe'),
      named('none', null),
      named('3', 'Anna 10'),
      named('4', 'Anna 9'),
    ];
    const asked = { none: 'none', highestFirst: false };
    expect(keys(inGroupOrder(people, { ...asked, language: 'sv' }))).toEqual(['none', '4', '3', '2', '1']);
    expect(keys(inGroupOrder(people, { ...asked, language: 'de' }))).toEqual(['none', '4', '3', '1', '2']);
  });

  it('TKT-8: by the places of the control panel, priorities from the highest', () => {
    const choices = [placed('medium', 20), placed('high', 30), placed('low', 10)];
    const asked = { language: 'sv', none: 'none' };
    expect(keys(inGroupOrder(choices, { ...asked, highestFirst: true }))).toEqual(['high', 'medium', 'low']);
    expect(keys(inGroupOrder(choices, { ...asked, highestFirst: false }))).toEqual(['low', 'medium', 'high']);
  });

  it('TKT-8: groups of one name keep one order', () => {
    const twins = [named('b', 'Anna'), named('a', 'Anna')];
    expect(keys(inGroupOrder(twins, { language: 'sv', none: 'none', highestFirst: false }))).toEqual(['a', 'b']);
  });
});
