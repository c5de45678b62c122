import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findTicketRecord, readTicketEvents } from '#server/desk/tickets/tickets.store.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cyclesOf } from '#server/promise/clocks/clocks.store.ts';
import { compareDues } from './compare-dues.ts';
import { importBatch } from './import-batch.ts';
import { knownTickets } from './imported.store.ts';
import { importExample, readExample, runToEnd } from './imports.examples.ts';
import { findImport } from './imports.store.ts';
import { startImport } from './start-import.ts';

const world = await openTestWorld({ at: '2024-02-01T12:00:00Z' });
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', {
  'settings.edit': 'everywhere',
  'tickets.read': 'everywhere',
  'reports.read': 'everywhere',
});
const anna = callerWith('01930000-0000-7000-8000-0000000000a0', {
  'settings.edit': ['01930000-0000-7000-8000-0000000000a1'],
});
const by = { kind: 'system', id: 'command-line' } as const;

const settings = `
svara-settings: 1
calendars:
  - name: City hall
    zone: America/New_York
    week: { mon-fri: 08:30-17:00 }
    closed: { 2024-01-01: New Year's Day, 2024-01-15: Martin Luther King Jr. Day }
levels:
  - name: One day
    calendar: City hall
    targets: { resolution: 1 days of 8.5 h }
  - name: Five days
    calendar: City hall
    targets: { resolution: 5 days of 8.5 h, first-answer: 4 h }
`;

const mapping = (source: string) => `
source: ${source}
dates: { format: 'MM/dd/yyyy hh:mm:ss a', zone: America/New_York }
ticket:
  id: case_id
  type: type
  group: department
  person: who
  address: mail
  status: { column: status, values: { Open: open, Closed: closed } }
  level: { column: type, values: { Street lights: Five days, Pothole: One day } }
events:
  opened: opened
  answered: answered
  waiting: { from: hold_from, to: hold_to }
  closed: closed
given:
  due: due
  met: { column: on_time, values: { ONTIME: met, OVERDUE: missed } }
`;
const head = 'case_id,opened,answered,hold_from,hold_to,closed,status,type,department,who,mail,due,on_time';
const lights =
  '1001,01/02/2024 09:15:00 AM,01/02/2024 10:00:00 AM,,,01/03/2024 04:10:12 PM,Closed,Street lights,Works,Bea Ek,Bea@ek.example,01/09/2024 09:15:00 AM,ONTIME';
const evening =
  '1002,01/02/2024 06:40:03 PM,,,,01/05/2024 09:00:00 AM,Closed,Pothole,Works,Bea Ek,bea@ek.example,01/04/2024 08:30:00 AM,OVERDUE';
const waits =
  '1003,01/16/2024 08:30:00 AM,,01/16/2024 09:30:00 AM,01/17/2024 09:30:00 AM,01/17/2024 05:00:00 PM,Closed,Pothole,,Åke,,01/16/2024 05:00:00 PM,OVERDUE';
const open = '1004,01/31/2024 09:00:00 AM,,,,,Open,Street lights,Works,"Ek, Bea",,02/07/2024 09:00:00 AM,ONTIME';
const late = '1005,01/08/2024 09:00:00 AM,,,,,Open,Pothole,Works,,,01/09/2024 09:00:00 AM,OVERDUE';
const file = [head, lights, evening, waits, open, late].join('\r\n');

const cyclesIn = async (source: string, externalId: string) =>
  world.read(async (tx) => {
    const id = (await knownTickets(tx, source, [externalId])).get(externalId) ?? '';
    return cyclesOf(tx, { kind: 'ticket', id });
  });
const at = (text: string) => Date.parse(text);

describe('where an imported ticket began', () => {
  it('API-2, TPL-1: a column names the template and another the page the customer came from', async () => {
    const template = (await world.call(bo, 'POST', '/templates', { name: 'Pothole' })).body;
    const map = 'source: Mallar\nticket: { id: id, template: kind, referrer: from }\nevents: { opened: o }\n';
    const csv = 'id,kind,from,o\n1,pothole,https://city.example/roads,2024-01-02T09:00Z\n2,Okänd,,2024-01-02T09:00Z\n';
    await importExample(world, 'mallar.csv', map, csv);
    const rows = (await world.call(bo, 'GET', '/tickets?view=all&limit=200')).body.rows as {
      id: string;
      subject: string;
      templateId: string | null;
    }[];
    const made = rows.find(({ templateId }) => templateId === template.id);
    const page = (await world.call(bo, 'GET', `/tickets/${made?.id}`)).body;
    expect(page).toMatchObject({ startReferrer: 'https://city.example/roads', template: { name: 'Pothole' } });
    const [created] = await world.read((tx) => readTicketEvents(tx, page.id));
    expect(created?.data).toMatchObject({ templateId: template.id });
    expect(rows.filter(({ templateId }) => templateId !== null)).toHaveLength(1);
  });
});

describe('tickets of another system', () => {
  it('API-2: instants in columns become a history that our clocks judge, by a level named for its type', async () => {
    expect((await world.call(bo, 'PUT', '/settings-file', { text: settings })).status).toBe(200);
    const done = await importExample(world, 'city.csv', mapping('City'), file);
    expect(done).toMatchObject({ ticketCount: 5, madeCount: 5, problemCount: 0 });
    const [answer, resolution] = (await cyclesIn('City', '1001')).toSorted((a, b) => (a.promise < b.promise ? -1 : 1));
    expect(answer).toMatchObject({ promise: 'first-answer', outcome: 'met', elapsedOpenMs: 45 * 60_000 });
    expect(resolution).toMatchObject({ outcome: 'met', dueAt: at('2024-01-09T14:15:00Z') });
    const [paused] = await cyclesIn('City', '1003');
    expect(paused).toMatchObject({ outcome: 'met', elapsedOpenMs: 8.5 * 3_600_000, customerMs: 8.5 * 3_600_000 });
    const people = await world.events('person.created');
    expect(people.map(({ data }) => data['name']).toSorted()).toEqual(['Bea Ek', 'Ek, Bea', 'Åke'].toSorted());
  });

  it('API-2: tickets still open get running clocks; what they missed before is recorded and told to nobody', async () => {
    const [running] = (await cyclesIn('City', '1004')).filter(({ promise }) => promise === 'resolution');
    expect(running).toMatchObject({ outcome: 'running', dueAt: at('2024-02-07T14:00:00Z') });
    const [missed] = await cyclesIn('City', '1005');
    expect(missed).toMatchObject({ outcome: 'running', breachAt: at('2024-01-09T14:00:00Z') + 1 });
    await world.runDue();
    expect((await world.events()).filter(({ type }) => /^(promise|message|notice)\./.test(type))).toEqual([]);
    world.clock.set('2024-02-08T12:00:00Z');
    await world.runDue();
    const told = await world.events('promise.missed');
    expect(told.map(({ data }) => data['promise']).toSorted()).toEqual(['resolution']);
  });

  it('API-2: brought again nothing is doubled, but what the source says of its own promise is renewed', async () => {
    const again = await importExample(
      world,
      'city.csv',
      mapping('City'),
      file.replace('01/09/2024 09:15:00 AM,ONTIME', '01/10/2024 09:15:00 AM,OVERDUE'),
    );
    expect(again).toMatchObject({ madeCount: 0, knownCount: 5 });
    const id = (await world.read((tx) => knownTickets(tx, 'City', ['1001']))).get('1001') ?? '';
    expect((await world.call(bo, 'GET', `/tickets/${id}/source`)).body).toEqual({
      source: 'City',
      externalId: '1001',
      given: { promise: 'resolution', outcome: 'missed', dueAt: '2024-01-10T14:15:00.000Z' },
    });
  });

  it('API-2: deadlines are compared to the second, and a close beside the next opening is the same open time', async () => {
    await importExample(world, 'city.csv', mapping('City 2'), file);
    const rows = [];
    for await (const row of compareDues((work) => world.read(work), 'City 2', 1000)) rows.push(row);
    expect(rows.map(({ externalId, agreement }) => [externalId, agreement])).toEqual([
      ['1001', 'same'],
      ['1002', 'same-open-time'],
      ['1003', 'different'],
      ['1004', 'same'],
      ['1005', 'same'],
    ]);
  });

  it('API-2: an import cut off at any batch goes on, and makes each ticket once', async () => {
    const many = [head, ...Array.from({ length: 1_203 }, (_, n) => lights.replace('1001', `L${n}`))].join('\n');
    const text = mapping('Cut off');
    const { id } = await readExample(world, 'many.csv', text, many);
    await world.transact((tx) => startImport(tx, by, { importId: id, mapping: text }));
    await world.transact((tx) => importBatch(tx, id));
    const killed = world.transact(async (tx) => {
      await importBatch(tx, id);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await world.read((tx) => findImport(tx, id))).toMatchObject({ state: 'running', madeCount: 500 });
    expect(await runToEnd(world, id)).toMatchObject({ state: 'done', madeCount: 1_203, knownCount: 0 });
    const known = await world.read((tx) =>
      knownTickets(
        tx,
        'Cut off',
        Array.from({ length: 1_203 }, (_, n) => `L${n}`),
      ),
    );
    expect(known.size).toBe(1_203);
  });

  it('API-2: an empty cell on a later row keeps the type it had, and means nobody for the group', async () => {
    const sparse = `
source: Sparse
dates: { zone: America/New_York }
ticket: { id: id, type: type, group: team }
rows: { at: at, state: { column: state, values: { New: new, Closed: closed } } }
`;
    const rows = ['id,at,state,type,team', 'S1,2024-01-09 09:00,New,Pothole,Works', 'S1,2024-01-09 12:00,Closed,,'];
    await importExample(world, 'sparse.csv', sparse, rows.join('\n'));
    const ticket = await world.read(async (tx) => {
      const id = (await knownTickets(tx, 'Sparse', ['S1'])).get('S1') ?? '';
      return findTicketRecord(tx, id);
    });
    expect(ticket).toMatchObject({ groupId: null, typeId: expect.any(String) });
    const events = await world.read((tx) => readTicketEvents(tx, ticket?.id ?? ''));
    expect(JSON.stringify(events.filter(({ type }) => type !== 'ticket.created'))).not.toContain('"typeId":null');
  });

  it('API-2: rows of a ticket may stand anywhere; any delimiter, charset, packing and JSON lines are read', async () => {
    const events = `
source: SOURCE
dates: { zone: Europe/Stockholm }
ticket: { id: id, subject: title, owner: { column: by, missing: create } }
rows:
  at: at
  by: by
  text: text
  state:
    column: state
    values: { Ny: new, Svarat: answered, Väntar: waiting-for-customer, Kunden: customer-wrote, Klar: solved, Åter: open }
`;
    const rows = [
      ['id', 'at', 'state', 'by', 'title', 'text'],
      ['B', '2024-01-10 09:00', 'Ny', '', 'Räkna', ''],
      ['A', '2024-01-09 13:00', 'Klar', 'Åsa', 'Mål', ''],
      ['A', '2024-01-09 09:00', 'Ny', '', 'Mål', ''],
      ['A', '2024-01-09 10:00', 'Svarat', 'Åsa', 'Mål', 'Hej; vi "tittar"'],
      ['A', '2024-01-09 12:00', 'Kunden', '', 'Mål', 'Tack'],
      ['A', '2024-01-09 11:00', 'Väntar', 'Åsa', 'Mål', ''],
    ];
    const csv = (delimiter: string) =>
      rows
        .map((row) =>
          row.map((cell) => (/["; ]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
        )
        .join('\r\n');
    const [columns = [], ...body] = rows;
    const json = body
      .map((row) => JSON.stringify(Object.fromEntries(columns.map((name, n) => [name, row[n]]))))
      .join('\n');
    const files: [string, Buffer][] = [
      ['semi.csv', Buffer.from(`\ufeff${csv(';')}`)],
      ['latin.csv', Buffer.from(csv(';'), 'latin1')],
      ['wide.csv', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
      ['packed.csv.gz', gzipSync(csv('|'))],
      ['lines.jsonl', Buffer.from(json)],
    ];
    for (const [name, content] of files) {
      const done = await importExample(world, name, events.replace('SOURCE', name), content);
      expect(done, name).toMatchObject({ madeCount: 2, problemCount: 0 });
      const id = (await world.read((tx) => knownTickets(tx, name, ['A']))).get('A') ?? '';
      const told = await world.read((tx) => readTicketEvents(tx, id));
      expect(
        told.map(({ type }) => type.replace('ticket.', '')),
        name,
      ).toEqual([
        ...['created', 'assigned', 'answered', 'status-set', 'assigned', 'customer-wrote', 'assigned', 'closed'],
      ]);
      const { messages } = (await world.call(bo, 'GET', `/tickets/${id}`)).body;
      expect(
        messages.map(({ text }: { text: string }) => text),
        name,
      ).toEqual(['Hej; vi "tittar"', 'Tack']);
    }
  });

  it('API-2: what is wrong is told by line and column, and the rest goes in', async () => {
    const bad = [
      head,
      lights.replace('1001', ''),
      evening.replace('01/02/2024 06:40:03 PM', '2024-01-02'),
      waits.replace('01/17/2024 05:00:00 PM', '01/15/2024 05:00:00 PM').replace('OVERDUE', 'LATE'),
      lights.replace('Street lights', 'Sewer').replace('1001', '1009'),
      open.replace('1004', '1010').replace('Open', 'Lost'),
    ].join('\n');
    const done = await importExample(world, 'bad.csv', mapping('Bad'), bad);
    expect(done).toMatchObject({ ticketCount: 4, madeCount: 2, leftOutCount: 2 });
    const { rows } = (await world.call(bo, 'GET', `/imports/${done.id}/problems`)).body;
    expect(rows.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`)).toEqual([
      '2 no-id',
      '3 date-unclear',
      '3 no-opening',
      '4 before-opening',
      '4 closed-without-instant',
      '4 verdict-unknown',
      '5 level-unknown',
      '6 state-unknown',
    ]);
    const csv = (await world.call(bo, 'GET', `/imports/${done.id}/problems.csv`)).raw.toString('utf8');
    expect(csv.split('\r\n')[3]).toMatch(/^3;events.opened;|^3;opened;/);
  });

  it('API-2: by the API a file is uploaded, tried under a mapping, imported by a job; only who may change settings everywhere', async () => {
    const boundary = 'x-svara';
    const upload = (caller: typeof bo) =>
      world.call(
        caller,
        'POST',
        '/imports',
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="city.csv"\r\nContent-Type: text/csv\r\n\r\n${file}\r\n--${boundary}--\r\n`,
        ),
        { 'content-type': `multipart/form-data; boundary=${boundary}` },
      );
    expect((await upload(anna)).status).toBe(403);
    const { status, body } = await upload(bo);
    expect([status, body.state, body.rows, body.columns.length]).toEqual([200, 'read', 5, 13]);
    const wrong = await world.call(bo, 'POST', `/imports/${body.id}/preview`, {
      mapping: mapping('API').replace('closed: closed', 'closed: closed_on'),
    });
    expect(wrong.body).toMatchObject({
      code: 'imports.mapping-does-not-fit',
      facts: { faults: [{ path: 'events.closed', near: 'closed' }] },
    });
    const preview = (await world.call(bo, 'POST', `/imports/${body.id}/preview`, { mapping: mapping('API') })).body;
    expect(preview.tickets[0]).toMatchObject({
      externalId: '1001',
      closedAt: '2024-01-03T21:10:12.000Z',
      type: 'Street lights',
    });
    expect((await world.call(bo, 'PUT', `/imports/${body.id}/run`, { mapping: mapping('API') })).body.state).toBe(
      'running',
    );
    await world.runDue();
    expect((await world.call(bo, 'GET', `/imports/${body.id}`)).body).toMatchObject({ state: 'done', madeTickets: 5 });
    expect((await world.call(bo, 'PUT', `/imports/${body.id}/run`, { mapping: mapping('API') })).status).toBe(409);
    const listed = (await world.call(bo, 'GET', '/imports')).body.rows;
    expect(listed[0]).toMatchObject({ id: body.id, source: 'API' });
    expect((await world.call(anna, 'GET', '/imports')).status).toBe(403);
  });
});
