import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { type BookCell, countries, openBook, openInSpreadsheet, type SheetCell } from '#tools/parts/spreadsheet.ts';
import { cast, makeCast, makeClosedTickets, makePromises } from './sla-reports.examples.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const at = (text: string) => Date.parse(text);
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const sheet = async (path: string, language: keyof typeof countries = 'sv') => {
  const { raw } = await world.call({ ...manager, language }, 'GET', path);
  const [head, ...rows] = await openInSpreadsheet(raw, countries[language]);
  const column = (name: string) => (head ?? []).findIndex((cell) => cell.value === name);
  return { head, rows, cell: (row: readonly SheetCell[] | undefined, name: string) => row?.[column(name)] };
};

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    await makePromises(tx, [
      {
        outcome: 'missed',
        startedAt: at('2025-10-27T08:00:00Z'),
        openMs: 4 * HOUR + 10 * MINUTE + 15 * SECOND,
        personId: cast.asplund,
        resolverId: cast.bo,
        ticketNumber: 'FJ-20418',
      },
      { startedAt: at('2025-10-27T09:00:00Z'), openMs: 1234.5 * MINUTE, departmentId: cast.powerOutages },
    ]);
    await makeClosedTickets(tx, [
      { closedAt: at('2025-10-28T08:00:00Z'), outcome: 'met', openMs: 90_000, wallMs: HOUR },
    ]);
  });
}, 60_000);

describe('a file of values in a spreadsheet program of the country', () => {
  it('SLR-4: the log opens in Swedish with å, ä, ö, decimals as numbers and instants as dates', async () => {
    const { rows, cell } = await sheet('/reports/promises.csv?preset=all&sort=started&order=ascending');
    const [late] = rows;
    expect(cell(late, 'Beställare')).toEqual({ type: 'string', value: 'Åke Asplund' });
    expect(cell(late, 'Löst av')).toEqual({ type: 'string', value: 'Bo Åkesson' });
    expect(cell(late, 'Ärende')).toEqual({ type: 'string', value: 'FJ-20418' });
    expect(cell(late, 'Löfte')).toEqual({ type: 'string', value: 'Första svar' });
    expect(cell(late, 'Startade')).toEqual({ type: 'date', value: '2025-10-27T09:00:00' });
    expect(cell(late, 'Över (min)')).toEqual({ type: 'float', value: '10.25' });
    expect(cell(rows[1], 'Tid i öppettid (min)')).toEqual({ type: 'float', value: '1234.5' });
    expect(cell(rows[1], 'Grupp')).toEqual({ type: 'string', value: 'Strömavbrott' });
  }, 180_000);

  it('SLR-4: the compliance report opens in Swedish with its level as a number', async () => {
    const { rows, cell } = await sheet('/reports/compliance.csv?preset=all&rows=department');
    const total = rows.at(-1);
    expect(cell(total, 'Grupp')?.value).toBe('Alla, vägt per löfte');
    expect(cell(total, 'Nivå %')).toEqual({ type: 'float', value: '66.7' });
    expect(cell(total, 'Över, snitt (min)')).toEqual({ type: 'float', value: '10.25' });
  }, 180_000);

  it('SLR-4: the overview opens in Finnish, and in English with its own separators', async () => {
    const finnish = await sheet('/reports/overview.csv?preset=all&reckoned=now', 'fi');
    expect(finnish.cell(finnish.rows[0], 'Käsittely keskim. aukioloaikana (min)')).toEqual({
      type: 'float',
      value: '1.5',
    });
    const english = await sheet('/reports/overview.csv?preset=all&reckoned=now', 'en');
    expect(english.cell(english.rows[0], 'Avg handling in opening hours (min)')).toEqual({
      type: 'float',
      value: '1.5',
    });
  }, 180_000);
});

describe('a book of sheets in a spreadsheet program set to Sweden', () => {
  const book = async (path: string) => {
    const { raw, headers } = await world.call({ ...manager, language: 'sv' }, 'GET', path);
    expect(headers['content-type']).toContain('spreadsheetml');
    const [[name, rows] = ['', []]] = await openBook(raw, 'sv-SE');
    const head = rows[0] ?? [];
    const cell = (row: readonly BookCell[] | undefined, title: string) =>
      row?.[head.findIndex(({ value }) => value === title)];
    return { name, head, rows: rows.slice(1), cell };
  };

  it('SLR-4: the log holds real numbers and moments, and å, ä, ö', async () => {
    const { name, rows, cell } = await book('/reports/promises.xlsx?preset=all&sort=started&order=ascending');
    expect(name).toBe('Löfteslogg');
    expect(cell(rows[0], 'Beställare')).toMatchObject({ type: 'string', value: 'Åke Asplund' });
    expect(cell(rows[0], 'Startade')).toEqual({
      type: 'date',
      value: '2025-10-27T09:00:00',
      shown: '2025-10-27 09:00',
    });
    expect(cell(rows[0], 'Över (min)')).toEqual({ type: 'float', value: '10.25', shown: '10,25' });
    expect(cell(rows[1], 'Tid i öppettid (min)')).toMatchObject({ type: 'float', value: '1234.5' });
    expect(cell(rows[1], 'Tid i öppettid (min)')?.shown.replace(/\s/u, ' ')).toBe('1 234,50');
  }, 180_000);

  it('SLR-4: the compliance report has its level as a percentage beside its counts, and what is nothing as a dash', async () => {
    const { rows, cell } = await book('/reports/compliance.xlsx?preset=all&rows=department');
    const total = rows.at(-1);
    expect(cell(total, 'Grupp')?.value).toBe('Alla, vägt per löfte');
    expect([cell(total, 'Hållna'), cell(total, 'Brutna')]).toMatchObject([{ value: '2' }, { value: '1' }]);
    expect(cell(total, 'Nivå %')).toMatchObject({ type: 'percentage', value: '0.667' });
    expect(cell(total, 'Nivå %')?.shown.replace(/\s/u, ' ')).toMatch(/^66,7 ?%$/);
    const kept = rows.find((row) => cell(row, 'Grupp')?.value === 'Strömavbrott');
    expect(cell(kept, 'Över, snitt (min)')).toMatchObject({ type: 'string', value: '–' });
  }, 180_000);

  it('SLR-4: every figure of a book is that of the file of values', async () => {
    for (const path of ['compliance', 'promises', 'overview']) {
      const query = `preset=all${path === 'overview' ? '&reckoned=now' : ''}`;
      const csv = await sheet(`/reports/${path}.csv?${query}`);
      const { head, rows } = await book(`/reports/${path}.xlsx?${query}`);
      const width = csv.head?.filter(({ type }) => type !== 'empty').length ?? 0;
      expect(width).toBeGreaterThan(8);
      const texts = (row: readonly SheetCell[] | undefined) => row?.slice(0, width).map(({ value }) => value);
      expect(texts(head)).toEqual(texts(csv.head));
      const figures = rows.map((row) =>
        row
          .slice(0, width)
          .map(({ type, value }) => (type === 'percentage' ? String(Math.round(Number(value) * 1000) / 10) : value)),
      );
      expect(figures).toEqual(csv.rows.map(texts));
    }
  }, 180_000);
});
