import { describe, expect, it } from 'vitest';
import { companyDomains, nameFromAddress, plainAddress, plainNumber } from './recognise.ts';

describe('recognising a customer', () => {
  it('EML-5: an address is the same in any case', () => {
    expect(plainAddress(' Camilla.Strand@Kaffebolaget.SE ')).toBe('camilla.strand@kaffebolaget.se');
  });

  it('EML-5: a company is recognised by its domain or one above, never by a provider everybody uses', () => {
    expect(companyDomains('a@butik.kaffebolaget.se')).toEqual(['butik.kaffebolaget.se', 'kaffebolaget.se']);
    expect(companyDomains('a@gmail.com')).toEqual([]);
    expect(companyDomains('broken')).toEqual([]);
  });

  it('CRM-3: a number is the same however it is written', () => {
    const written = ['060-15 22 90', '+46 60 15 22 90', '0046601522 90', '+46(60)152290'];
    expect(new Set(written.map((number) => plainNumber(number)))).toEqual(new Set(['4660152290']));
    expect(plainNumber('+358 9 123')).toBe('3589123');
  });

  it('EML-5: a sender without a name is named from the address', () => {
    expect(nameFromAddress('camilla.strand@kaffebolaget.se')).toBe('Camilla Strand');
    expect(nameFromAddress('x1@y.se')).toBe('x1@y.se');
  });
});
