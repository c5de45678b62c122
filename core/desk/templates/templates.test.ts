import { describe, expect, it } from 'vitest';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import { HOUR } from '#core/platform/instant.ts';
import { checklistOf } from './checklist.ts';
import { fillEmpty } from './fill-empty.ts';
import { findTemplates } from './find-templates.ts';
import { layTemplate, withoutTemplate } from './lay-template.ts';
import { type Presettable, takePresets } from './take-presets.ts';
import { noPresets } from './template.ts';
import { templateFromTicket } from './template-from-ticket.ts';

const start = Date.parse('2025-10-28T13:12:00Z');
const complaint = {
  ...noPresets,
  typeId: 'fault',
  priority: 'high',
  statusId: 'open',
  groupId: 'g-retur',
  ownerId: 'u-anna',
  tags: ['reklamation'],
  customFields: { garanti: true, ordernummer: '' },
  dueInHours: 24,
};

describe('a new ticket from a template', () => {
  it('TPL-1: takes every preset that nobody has said anything about', () => {
    const said = { subject: 'Dragkedjan gick sönder' };
    expect(takePresets<typeof said & Presettable>(said, complaint, start)).toEqual({
      subject: 'Dragkedjan gick sönder',
      typeId: 'fault',
      priority: 'high',
      statusId: 'open',
      groupId: 'g-retur',
      ownerId: 'u-anna',
      tags: ['reklamation'],
      dueAt: start + 24 * HOUR,
      customFields: { garanti: true, ordernummer: '' },
    });
  });

  it('TPL-1: keeps what was said, also that there is none', () => {
    const said = { typeId: null, priority: 'low', tags: [], dueAt: null, customFields: { garanti: false } };
    expect(takePresets(said, complaint, start)).toMatchObject({
      ...{ typeId: null, priority: 'low', tags: [], dueAt: null },
      groupId: 'g-retur',
      customFields: { garanti: false, ordernummer: '' },
    });
    expect(takePresets({ priority: undefined as unknown as string }, complaint, start).priority).toBe('high');
  });
});

describe('a template set on a ticket that exists', () => {
  const bare = {
    ...{ typeId: null, priority: 'medium', category: 'new' as const, groupId: null, ownerId: null, tags: [] },
    ...{ dueAt: null, createdAt: start, customFields: {} },
  };

  it('TPL-1: fills what nobody has set', () => {
    expect(fillEmpty(complaint, bare, 'medium')).toEqual({
      ...{ typeId: 'fault', priority: 'high', statusId: 'open', groupId: 'g-retur', ownerId: 'u-anna' },
      ...{ tags: ['reklamation'], dueAt: start + 24 * HOUR, customFields: { garanti: true, ordernummer: '' } },
    });
  });

  it('TPL-1: never overwrites what somebody has set, and adds its tags to those there are', () => {
    const worked = {
      ...{ ...bare, typeId: 'order', priority: 'low', category: 'waiting-for-customer' as const, groupId: 'g-jour' },
      ...{ ownerId: 'u-bo', tags: ['tält'], dueAt: start, customFields: { garanti: false, ordernummer: '81177' } },
    };
    expect(fillEmpty(complaint, worked, 'medium')).toEqual({ tags: ['tält', 'reklamation'] });
    expect(fillEmpty(noPresets, bare, 'medium')).toEqual({});
  });
});

describe('a template laid on a form', () => {
  const blank = { subject: '', typeId: null, priority: null, tags: [], 'own garanti': undefined };

  it('TPL-1: fills what is blank, keeps what was typed and says so', () => {
    const typed = { ...blank, subject: 'Mitt tält', typeId: 'order' };
    const presets = { subject: 'Reklamation', typeId: 'fault', priority: 'high', tags: ['r'], 'own garanti': true };
    const { fields, filled, kept } = layTemplate(typed, blank, {}, presets);
    expect(fields).toEqual({ ...typed, priority: 'high', tags: ['r'], 'own garanti': true });
    expect({ filled, kept }).toEqual({ filled: ['priority', 'tags', 'own garanti'], kept: ['subject', 'typeId'] });
  });

  it('TPL-1: another template takes back what the one before put in, but not what was changed since', () => {
    const first = layTemplate(blank, blank, {}, { subject: 'Reklamation', typeId: 'fault', priority: 'high' });
    const changed = { ...first.fields, priority: 'low' };
    const second = layTemplate(changed, blank, first.laid, { subject: 'Retur', priority: 'medium' });
    expect(second.fields).toEqual({ ...blank, subject: 'Retur', priority: 'low' });
    expect(second.kept).toEqual(['priority']);
    expect(withoutTemplate(second.fields, blank, second.laid)).toEqual({ ...blank, priority: 'low' });
  });

  it('TPL-1: what was typed and says the same as the template is no conflict', () => {
    expect(layTemplate({ ...blank, typeId: 'fault' }, blank, {}, { typeId: 'fault' }).kept).toEqual([]);
  });
});

describe('a ticket’s checklist', () => {
  const template = {
    id: 't1',
    checklist: [
      { id: 'a', text: 'Be om kvitto' },
      { id: 'b', text: 'Skicka retursedel' },
    ],
  };
  const ticked = (minute: number, itemId: string, text: string, type = 'item-ticked', templateId = 't1') =>
    ({
      id: `e${minute}`,
      recordedAt: start + minute,
      by: { kind: 'user', id: 'u-anna' },
      type: `ticket.${type}`,
      data: { templateId, itemId, text },
    }) as TicketEvent;
  const doneBy = (minute: number) => ({ by: { kind: 'user', id: 'u-anna' }, at: start + minute });

  it('TPL-1: tells who ticked what and when, and what was taken back', () => {
    const events = [ticked(1, 'a', 'Be om kvitto'), ticked(2, 'b', 'x'), ticked(3, 'b', 'x', 'item-unticked')];
    expect(checklistOf(template, events)).toEqual([
      { id: 'a', text: 'Be om kvitto', done: doneBy(1) },
      { id: 'b', text: 'Skicka retursedel', done: null },
    ]);
  });

  it('TPL-1: keeps what was done before the template lost the item, and leaves out another template’s', () => {
    const events = [ticked(1, 'gone', 'Ring kunden'), ticked(2, 'a', 'Annat', 'item-ticked', 't2')];
    expect(checklistOf(template, events).map(({ text, done }) => [text, done !== null])).toEqual([
      ['Be om kvitto', false],
      ['Skicka retursedel', false],
      ['Ring kunden', true],
    ]);
  });
});

describe('which templates are offered', () => {
  const one = (name: string, siteId: string | null, language: 'sv' | 'en' | null) => ({ name, siteId, language });
  const all = [
    one('Reklamation', null, 'sv'),
    one('Reklamation', null, 'en'),
    one('Reklamation av tält', 's1', 'sv'),
    one('Norrviks reklamation', 's2', null),
    one('Adressändring', 's1', null),
  ];

  it('TPL-2: the current site’s and those for every site, the language and the own site first', () => {
    const found = findTemplates(all, 'REKL', { siteId: 's1', language: 'sv' });
    expect(found.map(({ name, language }) => `${name} ${language}`)).toEqual([
      'Reklamation av tält sv',
      'Reklamation sv',
      'Reklamation en',
    ]);
  });

  it('TPL-2: every word typed is looked for in the name', () => {
    expect(findTemplates(all, 'tält rekl', { siteId: 's1', language: null })).toHaveLength(1);
    expect(findTemplates(all, '', { siteId: 's3', language: null })).toHaveLength(2);
  });
});

describe('a template made from a ticket', () => {
  it('TPL-1: has its fields, words and answer, but not whose it is, how far it has come or empty fields', () => {
    const made = templateFromTicket({
      ...{ subject: 'Reklamation: dragkedja', siteId: 's1', typeId: 'fault', priority: 'high', groupId: 'g1' },
      ...{ tags: ['tält'], customFields: { garanti: true, ordernummer: null, not: '' }, description: 'Dragkedjan …' },
      answerHtml: '<p>Skicka in det</p>',
    });
    expect(made).toMatchObject({ name: 'Reklamation: dragkedja', siteId: 's1', subject: 'Reklamation: dragkedja' });
    expect(made.presets).toEqual({
      ...noPresets,
      ...{ typeId: 'fault', priority: 'high', groupId: 'g1', tags: ['tält'], customFields: { garanti: true } },
    });
    expect([made.bodyText, made.replyHtml]).toEqual(['Dragkedjan …', '<p>Skicka in det</p>']);
  });
});
