import { describe, expect, it } from 'vitest';
import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import { settleMonth } from '#core/insight/agreements/settle-month.ts';
import { pagesOfPdf } from '#tools/parts/pdf-text.ts';
import { kaffebolagetTerms } from './agreements.examples.ts';
import { statementPdf } from './statement-pdf.ts';

const at = (text: string) => Date.parse(text);

function october(language: string): Statement {
  const counted = { met: 93, missed: 6, overdue: 1, cancelled: 1, score: null };
  const settled = settleMonth(kaffebolagetTerms, [{ goalId: 'svar', ...counted }], 1);
  return {
    ...settled,
    ...{ month: '2025-10', revision: 1, issuedAt: at('2025-11-03T09:00:00Z'), issuedByName: 'Elin Sandström' },
    ...{ reason: null, replacedBy: null, agreementName: 'Kundtjänst dygnet runt', providerName: 'Fjällbo' },
    ...{ companyName: 'Kaffebolaget Åre & Łódź', language, currency: 'SEK', zone: 'Europe/Stockholm' },
    ...{ from: at('2025-09-30T22:00:00Z'), to: at('2025-10-31T23:00:00Z'), mostCreditPercent: 15 },
    ...{ firstDay: '2025-10-01', lastDay: '2025-10-31', reckonedAt: at('2025-11-03T09:00:00Z'), evidence: 100 },
    results: settled.results.map((one) => ({ ...one, entered: null, averageMs: null, averageOverMs: null })),
  } as Statement;
}

const promises = Array.from({ length: 100 }, (_, n) => ({
  ...{ id: String(n), ticketNumber: `FJ-${20_000 + n}`, requester: 'Åke Öberg', promise: 'first-answer' },
  ...{ verdict: n < 6 ? 'missed' : 'met', startedAt: at('2025-10-14T08:00:00Z'), dueAt: at('2025-10-14T12:00:00Z') },
  ...{ closedAt: at('2025-10-14T13:00:00Z'), goalIds: ['svar'] },
})) as unknown as EvidenceRow[];

describe('a statement as PDF', () => {
  it('SLR-5: says in the agreement’s language what is owed, with all letters, on numbered pages', async () => {
    const pages = await pagesOfPdf(await statementPdf(october('sv'), promises));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]).toContain('Månadsrapport oktober 2025');
    expect(pages[0]).toContain('Kaffebolaget Åre & Łódź');
    expect(pages[0]?.replaceAll('\u00a0', ' ')).toMatch(/93,9 %\s+93\s+6\s+1\s+1\s+4 250,00 kr/);
    expect(pages[0]).toContain('Brutna löften (6)');
    for (const [index, page] of pages.entries()) expect(page).toContain(`sida ${index + 1} av ${pages.length}`);
    const listed = pages.join('').match(/FJ-20\d{3}/g);
    expect(new Set(listed).size).toBe(100);
  });

  it('SLR-5: the same in Finnish, German and English', async () => {
    const first = async (language: string) => (await pagesOfPdf(await statementPdf(october(language), [])))[0] ?? '';
    expect(await first('fi')).toMatch(/Kuukausiraportti lokakuu 2025[\s\S]*Hyvitettävää[\s\S]*sivu 1 \/ 1/);
    expect(await first('de')).toMatch(/Monatsbericht Oktober 2025[\s\S]*Gutzuschreiben[\s\S]*Seite 1 von 1/);
    expect(await first('en')).toMatch(/Monthly statement October 2025[\s\S]*Credits owed[\s\S]*page 1 of 1/);
  });

  it('SLR-5: printed twice it is the same file, byte by byte', async () => {
    const [one, two] = [await statementPdf(october('sv'), promises), await statementPdf(october('sv'), promises)];
    expect(one.equals(two)).toBe(true);
  });
});
