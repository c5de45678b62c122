import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/platform/refusal.ts';
import type { CustomField, FieldValue } from './custom-field.ts';
import { demandValues, keyFor, lacks } from './demand-values.ts';

const field = (key: string, type: CustomField['type'], over: Partial<CustomField> = {}): CustomField => ({
  key,
  name: key.toUpperCase(),
  type,
  required: false,
  hidden: false,
  choices: type === 'choice' ? ['Vägg', 'Golv'] : [],
  ...over,
});
const fields = [
  field('order', 'text'),
  field('antal', 'number'),
  field('dag', 'date'),
  field('plats', 'choice'),
  field('garanti', 'checkbox'),
];

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${String(error.facts['name'] ?? error.facts['key'])}`;
    throw error;
  }
  return 'taken';
}

describe('values of own fields', () => {
  it('TKT-1: text, number, date, choice and a ticked box stand as they were written', () => {
    const written = { order: ' 88213 ', antal: 2.5, dag: '2024-02-29', plats: 'Golv', garanti: true };
    expect(demandValues(fields, {}, written, true)).toEqual({ ...written, order: '88213' });
  });

  it.each<[string, FieldValue, string]>([
    ['order', 12, 'fields.not-text ORDER'],
    ['order', 'x'.repeat(4001), 'fields.not-text ORDER'],
    ['antal', '12', 'fields.not-number ANTAL'],
    ['antal', Number.POSITIVE_INFINITY, 'fields.not-number ANTAL'],
    ['dag', '2025-02-29', 'fields.not-date DAG'],
    ['dag', '30/10 2025', 'fields.not-date DAG'],
    ['plats', 'Tak', 'fields.not-choice PLATS'],
    ['garanti', 'ja', 'fields.not-checkbox GARANTI'],
    ['toString', 'x', 'fields.unknown toString'],
  ])('TKT-1: %s does not take %s', (key, value, code) => {
    expect(codeOf(() => demandValues(fields, {}, { [key]: value }, false))).toBe(code);
  });

  it('TKT-1: what is not written stays, what is emptied goes', () => {
    const before = { order: '88213', antal: 2, gammalt: 'kvar' };
    expect(demandValues(fields, before, { antal: null, dag: '' }, false)).toEqual({ order: '88213', gammalt: 'kvar' });
  });

  it('TKT-1: a choice that is no longer offered stays where it was chosen, and is offered to no other', () => {
    expect(demandValues(fields, { plats: 'Tak' }, { plats: 'Tak' }, false)).toEqual({ plats: 'Tak' });
    expect(codeOf(() => demandValues(fields, { plats: 'Golv' }, { plats: 'Tak' }, false))).toMatch(/not-choice/u);
  });

  it('TKT-1: a required field is asked for by its name, unless it is hidden', () => {
    const required = field('order', 'text', { required: true });
    expect(codeOf(() => demandValues([required], {}, {}, true))).toBe('fields.required ORDER');
    expect(codeOf(() => demandValues([required], { order: '1' }, { order: '  ' }, false))).toBe(
      'fields.required ORDER',
    );
    expect(demandValues([required], {}, {}, false)).toEqual({});
    expect(demandValues([{ ...required, hidden: true }], {}, {}, true)).toEqual({});
  });

  it('TKT-1: a required box must be ticked', () => {
    const box = field('garanti', 'checkbox', { required: true });
    expect(lacks(box, { garanti: false })).toBe(true);
    expect(lacks(box, { garanti: true })).toBe(false);
    expect(codeOf(() => demandValues([box], {}, { garanti: false }, true))).toBe('fields.required GARANTI');
  });

  it('TKT-1: a field’s key is its name in plain letters and told apart from the others', () => {
    expect(keyFor('Ordernummer på låda', [])).toBe('ordernummer-pa-lada');
    expect(keyFor('Order!', ['order', 'order-2'])).toBe('order-3');
    expect(keyFor('番号', [])).toBe('field');
  });
});
