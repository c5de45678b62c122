import { expect, it } from 'vitest';
import { suggestMapping } from './suggest-mapping.ts';

it('API-2: a first mapping is suggested from what columns are commonly called', () => {
  const text = suggestMapping(
    ['Ticket number', 'Short description', 'created_at', 'Closed: at', 'Assignee', 'x'],
    'old desk.csv.gz',
  );
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
    'source: old desk',
    'dates:',
    '  format: iso',
    '  zone: Europe/Stockholm',
    'ticket:',
    '  id: Ticket number',
    '  subject: Short description',
    '  owner: Assignee',
    'events:',
    '  opened: created_at',
    '  closed: "Closed: at"',
    '',
  ]);
});

it('API-2: of a process log each row is something that happens to its case', () => {
  const columns = ['concept:name', 'org:resource', 'time:timestamp', 'case:concept:name', 'case:variant'];
  const text = suggestMapping(columns, 'log.csv');
  for (const line of ['  id: "case:concept:name"', 'rows:', '  at: "time:timestamp"', '    column: "concept:name"'])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toContain('opened:');
});
