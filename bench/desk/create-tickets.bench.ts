import http from 'node:http';
import os from 'node:os';
import pg from 'pg';
import { startPostgres } from '#tools/parts/postgres.ts';
import { startSvara } from '#tools/parts/svara.ts';
import { becomeAdministrator } from '#tools/parts/wire.ts';
import { quantile, report } from '../report.ts';

/**
 * Tickets created by the API at 1, 4 and 8 clients against the bare transaction of three rows on the same durable database:
 * what is left of the database's own speed when recognition, level, clocks, history and live messages are done too. Rounds alternate, so both see the same machine.
 */
const subject = 'Kaffemaskinen i köket läcker';
const text = 'Hej! Kaffemaskinen i köket på plan 3 läcker sedan i morse. Kan någon titta på den? Hälsningar, Kim';
const roundMs = 1000;
const rounds = 9;
const postgres = await startPostgres();
const svara = await startSvara({ databaseUrl: postgres.url, environment: { SVARA_CONNECTIONS: '16' } });
const pool = new pg.Pool({ connectionString: postgres.url, max: 8 });
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
let site = '';
try {
  const wire = await becomeAdministrator(svara.url);
  const cookie = wire.cookies();
  site = (await pool.query<{ id: string }>('select id from sites order by created_at limit 1')).rows[0]?.id ?? '';
  await perSecond(4, () => createByApi(cookie), 2000);
  for (const clients of [1, 4, 8]) {
    const ratios: number[] = [];
    const rates: [byApi: number, bare: number][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const bare = await perSecond(clients, bareTransaction, roundMs);
      const byApi = await perSecond(clients, () => createByApi(cookie), roundMs);
      rates.push([byApi, bare]);
      ratios.push(byApi / bare);
    }
    const middle = (place: 0 | 1) =>
      quantile(
        rates.map((rate) => rate[place]),
        0.5,
      ).toFixed(0);
    report(
      `desk.create.${clients}.ratio`,
      quantile(ratios, 0.5),
      'ratio',
      `${middle(0)}/s by API, ${middle(1)}/s bare, load ${os.loadavg()[0]?.toFixed(1)}`,
    );
  }
} finally {
  agent.destroy();
  await pool.end();
  await svara.remove();
  await postgres.stop();
}

async function perSecond(clients: number, work: () => Promise<void>, ms: number): Promise<number> {
  let done = 0;
  const end = performance.now() + ms;
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / ((performance.now() - began) / 1000);
}

/** A ticket, its message and its event on the product's own tables with their indexes, each by a prepared statement. */
async function bareTransaction(): Promise<void> {
  const client = await pool.connect();
  const now = Date.now();
  const id = crypto.randomUUID();
  const messageId = crypto.randomUUID();
  const data = { number: `B-${id}`, subject, origin: 'customer', channel: 'phone', siteId: site, messageId };
  try {
    await client.query('begin');
    await client.query({
      name: 't',
      text: `insert into tickets (id, number, subject, description, snippet, status_id, category, priority, channel, origin,
               site_id, created_at, changed_at, last_message_at, last_author, unread)
             values ($1, $2, $3, $4, $4, 'new', 'new', 'medium', 'phone', 'customer', $5, $6, $6, $6, 'customer', true)`,
      values: [id, data.number, subject, text, site, now],
    });
    await client.query({
      name: 'm',
      text: `insert into ticket_messages (id, ticket_id, kind, state, channel, subject, body_text, at)
             values ($1, $2, 'customer', 'received', 'phone', $3, $4, $5)`,
      values: [messageId, id, subject, text, now],
    });
    await client.query({
      name: 'e',
      text: `insert into events (id, at, type, actor, subject_kind, subject_id, data)
             values ($1, $2, 'ticket.created', '{"kind":"user"}', 'ticket', $3, $4)`,
      values: [crypto.randomUUID(), now, id, data],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}

function createByApi(cookie: string): Promise<void> {
  const body = JSON.stringify({ subject, description: text, fromCustomer: true });
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${svara.url}/api/v1/tickets`,
      {
        method: 'POST',
        agent,
        headers: {
          cookie,
          origin: svara.url,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
