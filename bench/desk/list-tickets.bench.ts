import http from 'node:http';
import os from 'node:os';
import pg from 'pg';
import { startPostgres } from '#tools/parts/postgres.ts';
import { startSvara } from '#tools/parts/svara.ts';
import { becomeAdministrator } from '#tools/parts/wire.ts';
import { quantile, report } from '../report.ts';

/** The desk's list of 50 with 100,000 tickets, every one with its clock, asked for as the page asks; the server's time with the wire. */
const many = 100_000;
const postgres = await startPostgres();
const svara = await startSvara({ databaseUrl: postgres.url });
const agent = new http.Agent({ keepAlive: true });
try {
  const wire = await becomeAdministrator(svara.url);
  await wire.must('POST', '/levels/proposal', { name: 'Standard', ruleName: 'Allt' });
  for (let number = 0; number < 20; number += 1) {
    await wire.must('POST', '/tickets', {
      subject: `Förlaga ${number}`,
      description: 'Hej! En fråga om vår faktura.',
      fromCustomer: true,
      requester: { address: `kund${number}@kaffebolaget.example`, name: `Kund ${number}` },
    });
  }
  const field = async (name: string, type: string) =>
    ((await wire.must('POST', '/fields', { about: 'ticket', name, type })) as { key: string }).key;
  const [text, number] = [await field('Ordernummer', 'text'), await field('Antal', 'number')];
  await copyTickets(many, { text, number });
  const own = (wishes: object) => encodeURIComponent(JSON.stringify(wishes));
  const cookie = wire.cookies();
  for (const [name, path] of [
    ['desk.list', '/tickets?view=open&limit=50'],
    ['desk.listByChange', '/tickets?view=open&limit=50&sort=changed&descending=true'],
    ['desk.listByCreation', '/tickets?view=open&limit=50&sort=created'],
    ['desk.listToDo', '/tickets?view=to-do&limit=50'],
    ['desk.listMine', '/tickets?view=mine&limit=50'],
    ['desk.listUnassigned', '/tickets?view=unassigned&limit=50'],
    ['desk.listOverdue', '/tickets?view=overdue&limit=50'],
    ['desk.listDueSoon', '/tickets?view=due-soon&limit=50'],
    ['desk.listWaiting', '/tickets?view=waiting&limit=50'],
    ['desk.listQueued', '/tickets?view=queued&limit=50'],
    ['desk.listSnoozed', '/tickets?view=snoozed&limit=50'],
    ['desk.listMentioned', '/tickets?view=mentioned&limit=50'],
    ['desk.listByPriority', '/tickets?view=open&limit=50&sort=priority'],
    ['desk.listLast', '/tickets?view=open&limit=50&from=end'],
    ['desk.seekDue', `/tickets?view=open&limit=50&offset=${many / 2 - 25}`],
    ['desk.seekChanged', `/tickets?view=open&limit=50&sort=changed&offset=${many / 2 - 25}`],
    ['desk.seekPriority', `/tickets?view=open&limit=50&sort=priority&offset=${many / 2 - 25}`],
    ['desk.seekUnassigned', `/tickets?view=unassigned&limit=50&offset=${many / 2 - 25}`],
    ['desk.size', '/ticket-list-size?view=open'],
    ['desk.groupsByStatus', '/ticket-groups?view=open&groupBy=status'],
    ['desk.groupsByOwner', '/ticket-groups?view=open&groupBy=owner'],
    ['desk.listInStatuses', '/tickets?view=open&limit=50&groupBy=status'],
    ['desk.listInOwners', '/tickets?view=open&limit=50&groupBy=owner'],
    ['desk.listInOwnersLast', '/tickets?view=open&limit=50&groupBy=owner&from=end'],
    ['desk.seekInStatuses', `/tickets?view=open&limit=50&groupBy=status&offset=${many / 2 - 25}`],
    ['desk.listInPrioritiesByChange', '/tickets?view=open&limit=50&groupBy=priority&sort=changed'],
    ['desk.listOwnText', `/tickets?view=open&limit=50&own=${own({ [text]: '88213' })}`],
    ['desk.listOwnCommonText', `/tickets?view=open&limit=50&own=${own({ [text]: 'AB-' })}`],
    ['desk.listOwnNumber', `/tickets?view=open&limit=50&own=${own({ [number]: '17' })}`],
    ['desk.listByOwnText', `/tickets?view=open&limit=50&sort=own&sortField=${text}`],
    ['desk.listByOwnNumber', `/tickets?view=open&limit=50&sort=own&sortField=${number}&descending=true`],
    ['desk.seekOwnNumber', `/tickets?view=open&limit=50&sort=own&sortField=${number}&offset=${many / 2 - 25}`],
    ['desk.counts', '/ticket-counts'],
  ] as const) {
    const times: number[] = [];
    for (let ask = 0; ask < 320; ask += 1) {
      const began = performance.now();
      await get(`/api/v1${path}`, cookie);
      if (ask >= 20) times.push(performance.now() - began);
      if (ask >= 50 && times.reduce((sum, each) => sum + each, 0) > 4_000) break;
    }
    report(`${name}.p50`, quantile(times, 0.5), 'ms');
    report(`${name}.p99`, quantile(times, 0.99), 'ms', `${many} tickets, load ${os.loadavg()[0]?.toFixed(1)}`);
  }
  const afresh: number[] = [];
  for (let ask = 0; ask < 30; ask += 1) {
    // A change before each, so that nothing kept can be told again.
    await wire.must('POST', '/tickets', { subject: `Ny ${ask}` });
    const began = performance.now();
    await get('/api/v1/ticket-counts', cookie);
    afresh.push(performance.now() - began);
  }
  report(
    'desk.countsAfterChange.p50',
    quantile(afresh, 0.5),
    'ms',
    `${many} tickets, load ${os.loadavg()[0]?.toFixed(1)}`,
  );
} finally {
  agent.destroy();
  await svara.remove();
  await postgres.stop();
}

/** Copies the tickets made by the API, with their messages and clocks, until there are as many; spread over four months. */
async function copyTickets(until: number, fields: { readonly text: string; readonly number: string }): Promise<void> {
  const client = new pg.Client(postgres.url);
  // Else the database's stopping would hide why the copying failed.
  client.on('error', () => {});
  await client.connect();
  await client.query(`create temp table copies as
    select t.id as old_id, gen_random_uuid() as new_id, n, n::bigint * 100000 as earlier
    from (select id, row_number() over (order by created_at) as place from tickets) t
    join generate_series(1, ${until}) n on n % 20 = t.place - 1`);
  const tables: [table: string, ticketColumn: string][] = [
    ['tickets', 'id'],
    ['ticket_messages', 'ticket_id'],
    ['promise_heads', 'subject_id'],
    ['promise_cycles', 'subject_id'],
  ];
  for (const [table, ticketColumn] of tables) {
    const { rows } = await client.query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const values = rows.map(({ column_name: column, data_type: type }) => {
      if (column === ticketColumn) return 'c.new_id';
      if (column === 'id') return 'gen_random_uuid()';
      if (column === 'number') return `'K-' || c.n`;
      if (type === 'bigint' && column.endsWith('_at')) return `s.${column} - c.earlier`;
      return `s.${column}`;
    });
    const names = rows.map((row) => row.column_name).join(', ');
    await client.query(
      `insert into ${table} (${names}) select ${values.join(', ')} from ${table} s join copies c on c.old_id = s.${ticketColumn}`,
    );
  }
  await client.query(
    `update tickets set custom_fields = jsonb_build_object($1::text, 'AB-' || right(number, 5), $2::text, length(subject) * 7 % 1000)
      where right(number, 1) <> '9'`,
    [fields.text, fields.number],
  );
  await client.query(`update tickets set owner_id = (select id from users limit 1) where right(number, 1) = '3'`);
  await client.query(`update tickets set category = 'waiting-for-customer', status_id = 'waiting-for-customer'
    where right(number, 1) in ('5', '7')`);
  // As the minute's summing-up would have left them.
  await client.query('delete from open_ticket_counts');
  await client.query(`insert into open_ticket_counts select site_id, owner_id, group_id, category,
    snoozed_until_at is not null, count(*), true from tickets where folder = 'open' group by 1, 2, 3, 4, 5`);
  await client.query('vacuum analyze');
  await client.end();
}

function get(path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(`${svara.url}${path}`, { agent, headers: { cookie } }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${response.statusCode}`)),
        );
      })
      .on('error', reject);
  });
}
