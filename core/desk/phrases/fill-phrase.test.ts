import { describe, expect, it } from 'vitest';
import { fillPhrase, firstNameOf, unknownVariables } from './fill-phrase.ts';
import { findPhrases } from './find-phrases.ts';

describe('canned phrases', () => {
  it('TKT-3: variables are filled with what is known of the person, ticket, agent and site', () => {
    const html = '<p>Hej {{person.firstName}}, {{ ticket.number }}. {{agent.name}}, {{site.name}}</p>';
    expect(
      fillPhrase(html, {
        'person.firstName': 'Camilla',
        'ticket.number': 'FJ-20418',
        'agent.name': 'Anna Ek',
        'site.name': 'Fjällbo',
      }),
    ).toBe('<p>Hej Camilla, FJ-20418. Anna Ek, Fjällbo</p>');
  });

  it('TKT-3: an unknown variable, and one without a value here, stays visible', () => {
    expect(fillPhrase('{{person.shoeSize}} {{person.name}}', { 'person.name': ' ' })).toBe(
      '{{person.shoeSize}} {{person.name}}',
    );
    expect(fillPhrase('{{constructor}} {{toString}}', {})).toBe('{{constructor}} {{toString}}');
  });

  it('TKT-3: a value is text and never becomes HTML, nor is it filled again', () => {
    expect(
      fillPhrase('<p>{{ticket.subject}}</p>', { 'ticket.subject': '<img src=x onerror="a()"> & $& {{agent.name}}' }),
    ).toBe('<p>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; $&amp; {{agent.name}}</p>');
  });

  it('TKT-3: whoever writes a phrase is told of names that no variable has', () => {
    expect(unknownVariables('{{person.name}} {{förnamn}} {{förnamn}}')).toEqual(['förnamn']);
    expect(firstNameOf('  Ann-Kristin Larsdotter-Bäckman')).toBe('Ann-Kristin');
  });

  it('TKT-3: the picker offers the site’s and the house’s own, the best shortcut and the customer’s language first', () => {
    const phrase = (shortcut: string, siteId: string | null, language: string | null) => ({
      name: `Fras ${shortcut}`,
      shortcut,
      siteId,
      language,
    });
    const all = [
      phrase('tack', null, 'en'),
      phrase('tack', null, 'sv'),
      phrase('tackvän', 's1', 'sv'),
      phrase('tack', 's2', 'sv'),
      phrase('spår', 's1', null),
    ];
    const found = findPhrases(all, 'TAC', { siteId: 's1', language: 'sv' });
    expect(found.map((one) => [one.shortcut, one.siteId, one.language])).toEqual([
      ['tackvän', 's1', 'sv'],
      ['tack', null, 'sv'],
      ['tack', null, 'en'],
    ]);
    expect(findPhrases(all, 'fras sp', { siteId: 's1', language: null })).toHaveLength(1);
  });
});
